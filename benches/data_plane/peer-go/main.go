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
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/pprof"
	"strconv"
	"strings"
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
