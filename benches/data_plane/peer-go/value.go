package main

// Values of contracts as JSON (SEP-51), and text.

import (
	"encoding/binary"
	"fmt"
	"math/bits"
	"slices"
	"strconv"

	"github.com/stellar/go-stellar-sdk/xdr"
)

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
