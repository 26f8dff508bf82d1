package main

// Finding events in a ledger.

import (
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"syscall"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/stellar/go-stellar-sdk/ingest"
	"github.com/stellar/go-stellar-sdk/xdr"
)

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

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}
