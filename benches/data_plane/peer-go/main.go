// Command peer turns a lake of ledgers into contract events, one line of JSON per event.
//
// It is the measure that cdpctl is held against: the same objects in, the same lines out, written with Stellar's Go SDK
// in the fastest way that was found. What it uses of the SDK are the zero-copy views of package xdr: they find where a
// part of a ledger ends without decoding it.
//
// Usage:
//
//	peer FOLDER FIRST COUNT THREADS OUT [extractors]
//
// FOLDER is a partition of a lake with one ledger per object, FIRST and COUNT say which ledgers, THREADS how many
// goroutines decode (and how many processors they get), OUT is the file to write. With PEER_CPU_PROFILE in the
// environment, a CPU profile is written to the file it names.
//
// With `extractors` the events are found by the SDK's own extractors of package ingest, as a program would use them that
// does not want to know how metadata is laid out. Without it one walk of its own does that.
//
// A line has the columns event_id, ledger_sequence, closed_at, transaction_hash, contract_id, topics_decoded and
// data_decoded. Events come in the order of ledgers, transactions and, in a transaction, stages: before all
// transactions, of operations, after the transaction, after all transactions. Diagnostic events are left out.
package main

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/stellar/go-stellar-sdk/ingest"
	"github.com/stellar/go-stellar-sdk/xdr"
)

const (
	// ledgersPerChunk is how many ledgers are decoded at a time by one goroutine. One ledger gives some hundred
	// kilobytes of text: more of them would only fall out of the processor's caches before they are written.
	ledgersPerChunk = 1
	// chunksPerThread bounds what is in flight: chunks that are waiting, being decoded, or waiting to be written.
	chunksPerThread = 3
	// writeBytes is the size of the buffer before the output file.
	writeBytes = 256 << 10
	// maxDepth bounds how deep values may nest; it is the bound of the SDK's views and of stellar-core.
	maxDepth = 1500
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "peer:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	extractors := len(args) == 6 && args[5] == "extractors"
	if len(args) != 5 && !extractors {
		return fmt.Errorf("usage: peer FOLDER FIRST COUNT THREADS OUT [extractors]")
	}
	folder := strings.TrimSuffix(args[0], "/")
	var numbers [3]uint32
	for n, text := range args[1:4] {
		number, err := strconv.ParseUint(text, 10, 32)
		if err != nil {
			return err
		}
		numbers[n] = uint32(number)
	}
	first, count, threads := numbers[0], numbers[1], int(numbers[2])
	if threads < 1 {
		return fmt.Errorf("at least one thread is needed")
	}

	// All large buffers are kept and used again, so there is next to nothing to collect.
	debug.SetGCPercent(400)
	runtime.GOMAXPROCS(threads)
	if path := os.Getenv("PEER_CPU_PROFILE"); path != "" {
		profile, err := os.Create(path)
		if err != nil {
			return err
		}
		defer profile.Close()
		if err := pprof.StartCPUProfile(profile); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}

	file, err := os.Create(args[4])
	if err != nil {
		return err
	}
	out := output{file: file, buffer: make([]byte, 0, writeBytes)}
	if err := decodeAll(folder, first, count, threads, extractors, &out); err != nil {
		return err
	}
	if err := out.flush(); err != nil {
		return err
	}
	return file.Close()
}

// chunk is some ledgers that follow one another, and the lines of their events.
type chunk struct {
	first, count uint32
	lines        []byte
	err          error
	done         chan struct{}
}

// decodeAll decodes chunks on all threads and writes them in their order on the calling goroutine.
func decodeAll(folder string, first, count uint32, threads int, extractors bool, out *output) error {
	inFlight := threads * chunksPerThread
	free := make(chan *chunk, inFlight)
	jobs := make(chan *chunk, inFlight)
	inOrder := make(chan *chunk, inFlight)
	for range inFlight {
		free <- &chunk{done: make(chan struct{}, 1)}
	}
	for range threads {
		worker, err := newWorker(folder, extractors)
		if err != nil {
			return err
		}
		go func() {
			for job := range jobs {
				job.lines, job.err = worker.chunk(job.lines[:0], job.first, job.count)
				job.done <- struct{}{}
			}
		}()
	}
	go func() {
		for done := uint32(0); done < count; done += ledgersPerChunk {
			job := <-free
			job.first, job.count = first+done, min(ledgersPerChunk, count-done)
			inOrder <- job
			jobs <- job
		}
		close(inOrder)
		close(jobs)
	}()
	for job := range inOrder {
		<-job.done
		if job.err != nil {
			return job.err
		}
		if err := out.write(job.lines); err != nil {
			return err
		}
		free <- job
	}
	return nil
}

// output is a buffered file. What is as large as the buffer is written as it stands.
type output struct {
	file   *os.File
	buffer []byte
}

func (o *output) write(lines []byte) error {
	if len(o.buffer)+len(lines) > cap(o.buffer) {
		if err := o.flush(); err != nil {
			return err
		}
		if len(lines) >= cap(o.buffer) {
			_, err := o.file.Write(lines)
			return err
		}
	}
	o.buffer = append(o.buffer, lines...)
	return nil
}

func (o *output) flush() error {
	_, err := o.file.Write(o.buffer)
	o.buffer = o.buffer[:0]
	return err
}

// worker decodes one ledger at a time. Its methods append to the lines they are given and give them back; those that
// read a part of the ledger also take the offset of that part and give back the offset behind it. What is malformed
// makes them panic, by a failed bounds check, a view's error or an error of their own: see chunk.
type worker struct {
	folder string
	// extractors says that the SDK's own extractors find the events.
	extractors bool
	decoder    *zstd.Decoder
	// object is what was read from the lake, xdr what was in it.
	object, xdr []byte

	// sequence is that of the ledger, order the place of the transaction in it, from 1.
	sequence uint32
	order    uint32
	// beforeAll and afterAll count events over all transactions of the ledger.
	beforeAll, afterAll uint32
	// head is what a line begins with, up to the number of the event.
	head [len(headText) + 20]byte
	// ledger is what stands between the number of the event and the hash of the transaction, tail that and more, up to
	// the contract.
	ledger, tail []byte
	// before and after hold lines of transaction-level events until it is their turn.
	before, after []byte
	// recent holds strkeys written lately, by the first bits of their payload.
	recent [recentKeys]known
}

const headText = `{"event_id":"`

func newWorker(folder string, extractors bool) (*worker, error) {
	// This decoder was faster than the bindings to the C library (DataDog/zstd, valyala/gozstd). The content's checksum
	// stays on, as it is in the C library.
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	w := &worker{folder: folder, extractors: extractors, decoder: decoder, object: make([]byte, 1<<20)}
	copy(w.head[:], headText)
	return w, nil
}

// chunk appends the lines of some ledgers. It gives an error for what any of them panicked about.
func (w *worker) chunk(lines []byte, first, count uint32) (_ []byte, err error) {
	sequence := first
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("ledger %d: %v", sequence, cause)
		}
	}()
	for ; sequence != first+count; sequence++ {
		if err := w.load(sequence); err != nil {
			return nil, err
		}
		lines = w.batch(lines)
	}
	return lines, nil
}

// load reads and decompresses the object of one ledger. It goes to the system directly: an os.File costs a try to poll
// it, and garbage.
func (w *worker) load(sequence uint32) error {
	path := fmt.Sprintf("%s/%08X--%d.xdr.zst", w.folder, 0xFFFFFFFF-sequence, sequence)
	file, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	defer syscall.Close(file)
	length := 0
	for {
		if length == len(w.object) {
			w.object = append(w.object, make([]byte, length)...)
		}
		n, err := syscall.Read(file, w.object[length:])
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		if n == 0 {
			break
		}
		length += n
	}
	w.xdr, err = w.decoder.DecodeAll(w.object[:length], w.xdr[:0])
	if err != nil {
		return fmt.Errorf("decompress %s: %w", path, err)
	}
	return nil
}

// batch appends the lines of a LedgerCloseMetaBatch.
func (w *worker) batch(lines []byte) []byte {
	metas := xdr.LedgerCloseMetaBatchView(w.xdr).MustLedgerCloseMetas()
	count := metas.MustCount()
	at := len(w.xdr) - len(metas) + 4
	for n := range count {
		lines = w.ledgerMeta(lines, at)
		// What follows the last transaction is walked over only if there is another ledger behind it.
		if n+1 < count {
			at += len(xdr.LedgerCloseMetaView(w.xdr[at:]).MustRaw())
		}
	}
	return lines
}

// ledgerMeta appends the lines of a LedgerCloseMeta.
func (w *worker) ledgerMeta(lines []byte, at int) []byte {
	meta := xdr.LedgerCloseMetaView(w.xdr[at:])
	header := must(meta.LedgerHeader()).MustHeader()
	w.sequence = uint32(header.MustLedgerSeq().MustValue())
	w.order, w.beforeAll, w.afterAll = 0, 0, 0

	w.ledger = append(w.ledger[:0], `","ledger_sequence":`...)
	w.ledger = strconv.AppendUint(w.ledger, uint64(w.sequence), 10)
	w.ledger = append(w.ledger, `,"closed_at":"`...)
	closedAt := time.Unix(int64(header.MustScpValue().MustCloseTime().MustValue()), 0)
	w.ledger = closedAt.UTC().AppendFormat(w.ledger, time.RFC3339)
	w.ledger = append(w.ledger, `","transaction_hash":"`...)

	if w.extractors {
		return w.extracted(lines, meta)
	}
	// The views know where transactions begin. From there one walk suffices: how long a part is that holds no events is
	// asked of its view, what holds events is read here. The SDK's own extractors (ExtractLedgerTxParts and
	// EventsFromTxParts of package ingest) walk over the same metadata several times, and collect slices: they took more
	// than twice as long, rendering not counted.
	version := meta.MustV()
	var transactions []byte
	switch version {
	case 0:
		transactions = meta.MustV0().MustTxProcessing()
	case 1:
		transactions = meta.MustV1().MustTxProcessing()
	default:
		transactions = meta.MustV2().MustTxProcessing()
	}
	at = len(w.xdr) - len(transactions)
	count, at := w.word(at)
	for range count {
		lines, at = w.transaction(lines, at, version >= 2)
	}
	return lines
}

// extracted appends the lines of a LedgerCloseMeta whose events the SDK's extractors find.
func (w *worker) extracted(lines []byte, meta xdr.LedgerCloseMetaView) []byte {
	parts := must(ingest.ExtractLedgerTxParts(meta))
	for n, events := range must(ingest.EventsFromTxParts(parts)) {
		w.order++
		w.tail = append(w.tail[:0], w.ledger...)
		w.tail = appendHex(w.tail, parts[n].Hash[:])
		w.tail = append(w.tail, `","contract_id":`...)
		start := len(lines)
		for operation, list := range events.OperationEvents {
			w.place(w.order, uint32(operation))
			for index, raw := range list {
				lines = w.raw(lines, raw, uint32(index))
			}
		}
		w.before, w.after = w.before[:0], w.after[:0]
		afterTransaction := uint32(0)
		for _, raw := range events.TransactionEvents {
			switch stage := binary.BigEndian.Uint32(raw); xdr.TransactionEventStage(stage) {
			case xdr.TransactionEventStageTransactionEventStageBeforeAllTxs:
				w.place(0, 0)
				w.before = w.raw(w.before, raw[4:], w.beforeAll)
				w.beforeAll++
			case xdr.TransactionEventStageTransactionEventStageAfterTx:
				w.place(w.order, maxOperation)
				lines = w.raw(lines, raw[4:], afterTransaction)
				afterTransaction++
			default:
				w.place(maxTransaction, 0)
				w.after = w.raw(w.after, raw[4:], w.afterAll)
				w.afterAll++
			}
		}
		lines = slices.Insert(lines, start, w.before...)
		lines = append(lines, w.after...)
	}
	return lines
}

// raw appends the line of an event that stands alone.
func (w *worker) raw(lines, event []byte, index uint32) []byte {
	ledger := w.xdr
	w.xdr = event
	lines, _ = w.event(lines, 0, index)
	w.xdr = ledger
	return lines
}

// transaction appends the lines of a TransactionResultMeta or a TransactionResultMetaV1.
func (w *worker) transaction(lines []byte, at int, v1 bool) ([]byte, int) {
	if v1 {
		at = w.extension(at)
	}
	w.order++
	pair := xdr.TransactionResultPairView(w.xdr[at:])
	w.tail = append(w.tail[:0], w.ledger...)
	w.tail = appendHex(w.tail, pair.MustTransactionHash().MustRaw())
	w.tail = append(w.tail, `","contract_id":`...)
	at += len(pair.MustRaw())
	at = w.changes(at)
	lines, at = w.meta(lines, at)
	if v1 {
		at = w.changes(at)
	}
	return lines, at
}

// meta appends the lines of a TransactionMeta.
func (w *worker) meta(lines []byte, at int) ([]byte, int) {
	switch version, behind := w.word(at); version {
	case 3:
		return w.metaV3(lines, behind)
	case 4:
		return w.metaV4(lines, behind)
	default:
		// Older metadata has no events.
		return lines, at + len(xdr.TransactionMetaView(w.xdr[at:]).MustRaw())
	}
}

// metaV3 appends the lines of a TransactionMetaV3: its events are those of its one operation.
func (w *worker) metaV3(lines []byte, at int) ([]byte, int) {
	at = w.extension(at)
	at = w.changes(at)
	at += len(xdr.TransactionMetaV3OperationsView(w.xdr[at:]).MustRaw())
	at = w.changes(at)
	present, at := w.word(at)
	if present == 0 {
		return lines, at
	}
	at += len(xdr.SorobanTransactionMetaExtView(w.xdr[at:]).MustRaw())
	w.place(w.order, 0)
	lines, at = w.events(lines, at)
	at += len(xdr.ScValView(w.xdr[at:]).MustRaw())
	at += len(xdr.SorobanTransactionMetaDiagnosticEventsView(w.xdr[at:]).MustRaw())
	return lines, at
}

// metaV4 appends the lines of a TransactionMetaV4.
func (w *worker) metaV4(lines []byte, at int) ([]byte, int) {
	start := len(lines)
	at = w.extension(at)
	at = w.changes(at)
	operations, at := w.word(at)
	for operation := range operations {
		at = w.extension(at)
		at = w.changes(at)
		// Most operations of most kinds have events, but where there are none the place need not be formed.
		if binary.BigEndian.Uint32(w.xdr[at:]) != 0 {
			w.place(w.order, operation)
		}
		lines, at = w.events(lines, at)
	}
	at = w.changes(at)
	at += len(xdr.TransactionMetaV4SorobanMetaOptView(w.xdr[at:]).MustRaw())

	w.before, w.after = w.before[:0], w.after[:0]
	events, at := w.word(at)
	afterTransaction := uint32(0)
	for range events {
		var stage uint32
		stage, at = w.word(at)
		switch xdr.TransactionEventStage(stage) {
		case xdr.TransactionEventStageTransactionEventStageBeforeAllTxs:
			w.place(0, 0)
			w.before, at = w.event(w.before, at, w.beforeAll)
			w.beforeAll++
		case xdr.TransactionEventStageTransactionEventStageAfterTx:
			w.place(w.order, maxOperation)
			lines, at = w.event(lines, at, afterTransaction)
			afterTransaction++
		case xdr.TransactionEventStageTransactionEventStageAfterAllTxs:
			w.place(maxTransaction, 0)
			w.after, at = w.event(w.after, at, w.afterAll)
			w.afterAll++
		default:
			panic(fmt.Errorf("unknown stage %d of an event", stage))
		}
	}
	if len(w.before) > 0 {
		// They are known last and come first.
		end := len(lines)
		lines = append(lines, w.before...)
		copy(lines[start+len(w.before):], lines[start:end])
		copy(lines[start:], w.before)
	}
	lines = append(lines, w.after...)
	at += len(xdr.TransactionMetaV4DiagnosticEventsView(w.xdr[at:]).MustRaw())
	return lines, at
}

// changes steps over LedgerEntryChanges. Many are empty.
func (w *worker) changes(at int) int {
	if binary.BigEndian.Uint32(w.xdr[at:]) == 0 {
		return at + 4
	}
	return at + len(xdr.LedgerEntryChangesView(w.xdr[at:]).MustRaw())
}

// extension steps over an ExtensionPoint.
func (w *worker) extension(at int) int {
	version, at := w.word(at)
	if version != 0 {
		panic(fmt.Errorf("unknown extension %d", version))
	}
	return at
}

func (w *worker) word(at int) (uint32, int) {
	return binary.BigEndian.Uint32(w.xdr[at:]), at + 4
}

func (w *worker) long(at int) (uint64, int) {
	return binary.BigEndian.Uint64(w.xdr[at:]), at + 8
}

// opaque gives variable-length opaque bytes, which are padded to a multiple of four.
func (w *worker) opaque(at int) ([]byte, int) {
	length, at := w.word(at)
	end := at + int(length)
	return w.xdr[at:end], (end + 3) &^ 3
}

// Places that no transaction and no operation has, for events of other stages.
const (
	maxTransaction = 1<<20 - 1
	maxOperation   = 1<<12 - 1
)

// place sets the total-order id (SEP-35) of the events that follow. Operations count from 0 here, as in Stellar RPC.
func (w *worker) place(order, operation uint32) {
	toid := uint64(w.sequence)<<32 | uint64(min(order, maxTransaction))<<12 | uint64(min(operation, maxOperation))
	digits := w.head[len(headText):]
	putPadded(digits[:19], toid)
	digits[19] = '-'
}

// events appends the lines of a list of ContractEvent.
func (w *worker) events(lines []byte, at int) ([]byte, int) {
	count, at := w.word(at)
	for index := range count {
		lines, at = w.event(lines, at, index)
	}
	return lines, at
}

// event appends the line of a ContractEvent, unless it is a diagnostic one.
func (w *worker) event(lines []byte, at int, index uint32) ([]byte, int) {
	start := len(lines)
	at = w.extension(at)
	lines = append(lines, w.head[:]...)
	lines = append(lines, "0000000000"...)
	putPadded(lines[len(lines)-10:], uint64(index))
	lines = append(lines, w.tail...)
	hasContract, at := w.word(at)
	if hasContract != 0 {
		lines = append(lines, '"')
		lines = w.strkey(lines, strkeyContract, w.xdr[at:at+32])
		lines = append(lines, `","topics_decoded":`...)
		at += 32
	} else {
		lines = append(lines, `null,"topics_decoded":`...)
	}
	kind, at := w.word(at)
	version, at := w.word(at)
	if version != 0 {
		panic(fmt.Errorf("unknown version %d of an event", version))
	}
	lines, at = w.list(lines, at, 0)
	lines = append(lines, `,"data_decoded":`...)
	lines, at = w.value(lines, at, 0)
	lines = append(lines, "}\n"...)
	if xdr.ContractEventType(kind) == xdr.ContractEventTypeDiagnostic {
		lines = lines[:start]
	}
	return lines, at
}

// list appends a list of ScVal as a JSON array.
func (w *worker) list(lines []byte, at, depth int) ([]byte, int) {
	count, at := w.word(at)
	lines = append(lines, '[')
	for n := range count {
		if n > 0 {
			lines = append(lines, ',')
		}
		lines, at = w.value(lines, at, depth+1)
	}
	return append(lines, ']'), at
}

// value appends an ScVal as XDR-JSON (SEP-51). The SDK has no such rendering; so values are read once, from front to
// back, without views.
func (w *worker) value(lines []byte, at, depth int) ([]byte, int) {
	if depth > maxDepth {
		panic(fmt.Errorf("values nest too deep"))
	}
	kind, at := w.word(at)
	var word uint32
	var long uint64
	var bytes []byte
	switch xdr.ScValType(kind) {
	case xdr.ScValTypeScvBool:
		if word, at = w.word(at); word == 0 {
			return append(lines, `{"bool":false}`...), at
		}
		return append(lines, `{"bool":true}`...), at
	case xdr.ScValTypeScvVoid:
		return append(lines, `"void"`...), at
	case xdr.ScValTypeScvError:
		return w.scError(lines, at)
	case xdr.ScValTypeScvU32:
		word, at = w.word(at)
		lines = append(lines, `{"u32":`...)
		lines = strconv.AppendUint(lines, uint64(word), 10)
		return append(lines, '}'), at
	case xdr.ScValTypeScvI32:
		word, at = w.word(at)
		lines = append(lines, `{"i32":`...)
		lines = strconv.AppendInt(lines, int64(int32(word)), 10)
		return append(lines, '}'), at
	case xdr.ScValTypeScvU64:
		long, at = w.long(at)
		lines = append(lines, `{"u64":"`...)
		lines = strconv.AppendUint(lines, long, 10)
	case xdr.ScValTypeScvI64:
		long, at = w.long(at)
		lines = append(lines, `{"i64":"`...)
		lines = strconv.AppendInt(lines, int64(long), 10)
	case xdr.ScValTypeScvTimepoint:
		long, at = w.long(at)
		lines = append(lines, `{"timepoint":"`...)
		lines = strconv.AppendUint(lines, long, 10)
	case xdr.ScValTypeScvDuration:
		long, at = w.long(at)
		lines = append(lines, `{"duration":"`...)
		lines = strconv.AppendUint(lines, long, 10)
	case xdr.ScValTypeScvU128:
		lines = append(lines, `{"u128":"`...)
		lines, at = w.wide(lines, at, 2, false)
	case xdr.ScValTypeScvI128:
		lines = append(lines, `{"i128":"`...)
		lines, at = w.wide(lines, at, 2, true)
	case xdr.ScValTypeScvU256:
		lines = append(lines, `{"u256":"`...)
		lines, at = w.wide(lines, at, 4, false)
	case xdr.ScValTypeScvI256:
		lines = append(lines, `{"i256":"`...)
		lines, at = w.wide(lines, at, 4, true)
	case xdr.ScValTypeScvBytes:
		bytes, at = w.opaque(at)
		lines = append(lines, `{"bytes":"`...)
		lines = appendHex(lines, bytes)
	case xdr.ScValTypeScvString:
		bytes, at = w.opaque(at)
		lines = append(lines, `{"string":"`...)
		lines = appendText(lines, bytes)
	case xdr.ScValTypeScvSymbol:
		bytes, at = w.opaque(at)
		lines = append(lines, `{"symbol":"`...)
		lines = appendText(lines, bytes)
	case xdr.ScValTypeScvExecutableTag:
		bytes, at = w.opaque(at)
		lines = append(lines, `{"executable_tag":"`...)
		lines = appendText(lines, bytes)
	case xdr.ScValTypeScvVec:
		lines = append(lines, `{"vec":`...)
		if word, at = w.word(at); word == 0 {
			return append(lines, `null}`...), at
		}
		lines, at = w.list(lines, at, depth)
		return append(lines, '}'), at
	case xdr.ScValTypeScvMap:
		lines = append(lines, `{"map":`...)
		lines, at = w.optionalMap(lines, at, depth)
		return append(lines, '}'), at
	case xdr.ScValTypeScvAddress:
		lines = append(lines, `{"address":"`...)
		lines, at = w.address(lines, at)
	case xdr.ScValTypeScvContractInstance:
		lines = append(lines, `{"contract_instance":{"executable":`...)
		lines, at = w.executable(lines, at)
		lines = append(lines, `,"storage":`...)
		lines, at = w.optionalMap(lines, at, depth)
		return append(lines, `}}`...), at
	case xdr.ScValTypeScvLedgerKeyContractInstance:
		return append(lines, `"ledger_key_contract_instance"`...), at
	case xdr.ScValTypeScvLedgerKeyNonce:
		long, at = w.long(at)
		lines = append(lines, `{"ledger_key_nonce":{"nonce":"`...)
		lines = strconv.AppendInt(lines, int64(long), 10)
		return append(lines, `"}}`...), at
	default:
		panic(fmt.Errorf("unknown type %d of a value", kind))
	}
	return append(lines, `"}`...), at
}

// optionalMap appends an optional ScMap as a JSON array of its entries.
func (w *worker) optionalMap(lines []byte, at, depth int) ([]byte, int) {
	present, at := w.word(at)
	if present == 0 {
		return append(lines, `null`...), at
	}
	count, at := w.word(at)
	lines = append(lines, '[')
	for n := range count {
		if n > 0 {
			lines = append(lines, ',')
		}
		lines = append(lines, `{"key":`...)
		lines, at = w.value(lines, at, depth+1)
		lines = append(lines, `,"val":`...)
		lines, at = w.value(lines, at, depth+1)
		lines = append(lines, '}')
	}
	return append(lines, ']'), at
}

var errorTypes = [...]string{
	xdr.ScErrorTypeSceWasmVm:  "wasm_vm",
	xdr.ScErrorTypeSceContext: "context",
	xdr.ScErrorTypeSceStorage: "storage",
	xdr.ScErrorTypeSceObject:  "object",
	xdr.ScErrorTypeSceCrypto:  "crypto",
	xdr.ScErrorTypeSceEvents:  "events",
	xdr.ScErrorTypeSceBudget:  "budget",
	xdr.ScErrorTypeSceValue:   "value",
	xdr.ScErrorTypeSceAuth:    "auth",
}

var errorCodes = [...]string{
	xdr.ScErrorCodeScecArithDomain:    "arith_domain",
	xdr.ScErrorCodeScecIndexBounds:    "index_bounds",
	xdr.ScErrorCodeScecInvalidInput:   "invalid_input",
	xdr.ScErrorCodeScecMissingValue:   "missing_value",
	xdr.ScErrorCodeScecExistingValue:  "existing_value",
	xdr.ScErrorCodeScecExceededLimit:  "exceeded_limit",
	xdr.ScErrorCodeScecInvalidAction:  "invalid_action",
	xdr.ScErrorCodeScecInternalError:  "internal_error",
	xdr.ScErrorCodeScecUnexpectedType: "unexpected_type",
	xdr.ScErrorCodeScecUnexpectedSize: "unexpected_size",
}

// scError appends an ScError.
func (w *worker) scError(lines []byte, at int) ([]byte, int) {
	kind, at := w.word(at)
	code, at := w.word(at)
	if xdr.ScErrorType(kind) == xdr.ScErrorTypeSceContract {
		lines = append(lines, `{"error":{"contract":`...)
		lines = strconv.AppendUint(lines, uint64(code), 10)
		return append(lines, `}}`...), at
	}
	lines = append(lines, `{"error":{"`...)
	lines = append(lines, errorTypes[kind]...)
	lines = append(lines, `":"`...)
	lines = append(lines, errorCodes[code]...)
	return append(lines, `"}}`...), at
}

// executable appends a ContractExecutable.
func (w *worker) executable(lines []byte, at int) ([]byte, int) {
	kind, at := w.word(at)
	switch xdr.ContractExecutableType(kind) {
	case xdr.ContractExecutableTypeContractExecutableWasm:
		lines = append(lines, `{"wasm":"`...)
		lines = appendHex(lines, w.xdr[at:at+32])
		return append(lines, `"}`...), at + 32
	case xdr.ContractExecutableTypeContractExecutableStellarAsset:
		return append(lines, `"stellar_asset"`...), at
	case xdr.ContractExecutableTypeContractExecutableExternalRef:
		lines = append(lines, `{"external_ref":{"executable_owner":"`...)
		lines, at = w.address(lines, at)
		lines = append(lines, `","tag":"`...)
		var tag []byte
		tag, at = w.opaque(at)
		lines = appendText(lines, tag)
		return append(lines, `"}}`...), at
	default:
		panic(fmt.Errorf("unknown type %d of an executable", kind))
	}
}

// address appends an ScAddress as a strkey.
func (w *worker) address(lines []byte, at int) ([]byte, int) {
	kind, at := w.word(at)
	switch xdr.ScAddressType(kind) {
	case xdr.ScAddressTypeScAddressTypeAccount:
		// The type of the public key stands before it; there is one.
		return w.strkey(lines, strkeyAccount, w.xdr[at+4:at+36]), at + 36
	case xdr.ScAddressTypeScAddressTypeContract:
		return w.strkey(lines, strkeyContract, w.xdr[at:at+32]), at + 32
	case xdr.ScAddressTypeScAddressTypeMuxedAccount:
		// Its number stands before the key in XDR, and behind it in a strkey.
		var payload [40]byte
		copy(payload[:], w.xdr[at+8:at+40])
		copy(payload[32:], w.xdr[at:at+8])
		return appendStrkey(lines, strkeyMuxedAccount, payload[:]), at + 40
	case xdr.ScAddressTypeScAddressTypeClaimableBalance:
		// The type of the balance takes one byte of the strkey; there is one, 0.
		var payload [33]byte
		copy(payload[1:], w.xdr[at+4:at+36])
		return appendStrkey(lines, strkeyClaimableBalance, payload[:]), at + 36
	case xdr.ScAddressTypeScAddressTypeLiquidityPool:
		return w.strkey(lines, strkeyLiquidityPool, w.xdr[at:at+32]), at + 32
	default:
		panic(fmt.Errorf("unknown type %d of an address", kind))
	}
}

// wide appends an integer of so many 64-bit words in decimal.
func (w *worker) wide(lines []byte, at, words int, signed bool) ([]byte, int) {
	var number [4]uint64
	for n := 4 - words; n < 4; n++ {
		number[n], at = w.long(at)
	}
	if signed && int64(number[4-words]) < 0 {
		lines = append(lines, '-')
		carry := uint64(0)
		for n := 3; n >= 4-words; n-- {
			number[n], carry = bits.Sub64(0, number[n], carry)
		}
	}
	if number[0]|number[1]|number[2] == 0 {
		// Nearly all fit 64 bits.
		return strconv.AppendUint(lines, number[3], 10), at
	}
	// The most of 256 bits has 78 digits: at most five groups of 19.
	const group = 1e19
	var text [5 * 19]byte
	start := len(text)
	for number != [4]uint64{} {
		rest := uint64(0)
		for n := range number {
			number[n], rest = bits.Div64(rest, number[n], group)
		}
		start -= 19
		putPadded(text[start:start+19], rest)
	}
	for text[start] == '0' {
		start++
	}
	return append(lines, text[start:]...), at
}

// putPadded fills text with a number in decimal, zeros before it.
func putPadded(text []byte, number uint64) {
	n := len(text) - 1
	for ; number > 0 && n >= 0; n-- {
		rest := number / 10
		text[n] = byte('0' + number - rest*10)
		number = rest
	}
	for ; n >= 0; n-- {
		text[n] = '0'
	}
}

// hexPairs holds the two hexadecimal digits of every byte.
var hexPairs = func() (pairs [256][2]byte) {
	const digits = "0123456789abcdef"
	for n := range pairs {
		pairs[n] = [2]byte{digits[n>>4], digits[n&15]}
	}
	return
}()

// appendHex appends bytes in lower-case hexadecimal.
func appendHex(lines, bytes []byte) []byte {
	length := len(lines)
	lines = slices.Grow(lines, 2*len(bytes))[:length+2*len(bytes)]
	text := lines[length:]
	for n, b := range bytes {
		*(*[2]byte)(text[2*n:]) = hexPairs[b]
	}
	return lines
}

// plain says which bytes of a text stand in JSON as they are.
var plain = func() (plain [256]bool) {
	for b := ' '; b <= '~'; b++ {
		plain[b] = b != '"' && b != '\\'
	}
	return
}()

// appendText appends a string: printable ASCII as it is, all else in the escapes of SEP-51, and those once more for
// JSON.
func appendText(lines, text []byte) []byte {
	n := 0
	for n < len(text) && plain[text[n]] {
		n++
	}
	lines = append(lines, text[:n]...)
	for _, b := range text[n:] {
		switch {
		case plain[b]:
			lines = append(lines, b)
		case b == '"':
			lines = append(lines, `\"`...)
		case b == '\\':
			lines = append(lines, `\\\\`...)
		case b == 0:
			lines = append(lines, `\\0`...)
		case b == '\t':
			lines = append(lines, `\\t`...)
		case b == '\r':
			lines = append(lines, `\\r`...)
		case b == '\n':
			lines = append(lines, `\\n`...)
		default:
			lines = append(lines, `\\x`...)
			lines = append(lines, hexPairs[b][:]...)
		}
	}
	return lines
}

// The kinds of strkeys (SEP-23): the byte before the payload, which gives the first letter.
const (
	strkeyAccount          = 6 << 3
	strkeyMuxedAccount     = 12 << 3
	strkeyContract         = 2 << 3
	strkeyClaimableBalance = 1 << 3
	strkeyLiquidityPool    = 11 << 3
)

// recentKeys is how many strkeys a worker keeps: they fill less than half of a second-level cache. An eighth of them
// was slower.
const recentKeys = 4096

// known is a strkey that was written. None has the kind 0.
type known struct {
	payload [4]uint64
	text    [56]byte
	kind    byte
}

// strkey appends the strkey of a payload of 32 bytes. The same accounts and contracts come again and again; so it looks
// for it among those written lately.
func (w *worker) strkey(lines []byte, kind byte, payload []byte) []byte {
	payload = payload[:32]
	words := [4]uint64{
		binary.LittleEndian.Uint64(payload),
		binary.LittleEndian.Uint64(payload[8:]),
		binary.LittleEndian.Uint64(payload[16:]),
		binary.LittleEndian.Uint64(payload[24:]),
	}
	key := &w.recent[words[0]%recentKeys]
	if key.kind != kind || key.payload[0] != words[0] || key.payload[1] != words[1] ||
		key.payload[2] != words[2] || key.payload[3] != words[3] {
		key.kind, key.payload = kind, words
		appendStrkey(key.text[:0], kind, payload)
	}
	return append(lines, key.text[:]...)
}

// crc16 holds the checksum CRC-16/XMODEM of every byte, and of every byte with a zero behind it.
var crc16 = func() (tables [2][256]uint16) {
	for n := range 256 {
		crc := uint16(n) << 8
		for bit := range 16 {
			if crc&0x8000 != 0 {
				crc = crc<<1 ^ 0x1021
			} else {
				crc <<= 1
			}
			if bit == 7 {
				tables[0][n] = crc
			}
		}
		tables[1][n] = crc
	}
	return
}()

// base32Pairs holds the two digits (RFC 4648) of every ten bits.
var base32Pairs = func() (pairs [1024][2]byte) {
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
	for n := range pairs {
		pairs[n] = [2]byte{digits[n>>5], digits[n&31]}
	}
	return
}()

// appendStrkey appends the base32 of kind, payload and checksum, without padding.
func appendStrkey(lines []byte, kind byte, payload []byte) []byte {
	var raw [48]byte
	raw[0] = kind
	length := 1 + copy(raw[1:], payload)
	crc := crc16[0][kind]
	rest := payload
	for ; len(rest) >= 2; rest = rest[2:] {
		crc ^= binary.BigEndian.Uint16(rest)
		crc = crc16[1][crc>>8] ^ crc16[0][crc&0xFF]
	}
	for _, b := range rest {
		crc = crc<<8 ^ crc16[0][byte(crc>>8)^b]
	}
	binary.LittleEndian.PutUint16(raw[length:], crc)
	length += 2
	// Groups of five bytes are eight digits; what is behind the last byte is 0 and cut off.
	var text [72]byte
	for n := range (length + 4) / 5 {
		group := binary.BigEndian.Uint64(raw[5*n:]) >> 24
		*(*[2]byte)(text[8*n:]) = base32Pairs[group>>30]
		*(*[2]byte)(text[8*n+2:]) = base32Pairs[group>>20&1023]
		*(*[2]byte)(text[8*n+4:]) = base32Pairs[group>>10&1023]
		*(*[2]byte)(text[8*n+6:]) = base32Pairs[group&1023]
	}
	return append(lines, text[:(length*8+4)/5]...)
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
