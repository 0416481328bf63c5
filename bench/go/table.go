//===- table.go - Go's map in the workloads of bench/table.cpp --------------===//
//
// The same commands, keys, orders and rounds as bench/table.cpp, bench/Life.h
// and bench/Keys.h, so that its lines go into the same table. The collector is
// off while time is taken and runs between rounds: a round pays for its memory
// as Go's allocator hands it out, not for collecting what others left behind.
// There is no workload `destroy`: a map dies when the collector finds it.
//
//===----------------------------------------------------------------------===//

package main

import (
	"fmt"
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"sort"
	"strconv"
	"syscall"
	"time"
	"unsafe"
)

func randomNumber(i uint64) uint64 {
	z := (i + 1) * 0x9e3779b97f4a7c15
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

func randomChoice(i uint64) uint64 { return randomNumber(^i) }

func randomText(i, size uint64) string {
	text := make([]byte, size)
	from := randomNumber(i)
	for at := range text {
		if at%8 == 0 && at != 0 {
			from = randomNumber(from)
		}
		text[at] = byte('0' + (from >> (at % 8 * 8) & 63))
	}
	return string(text)
}

func numberKey(kind string, i uint64) uint64 {
	switch kind {
	case "seq":
		return i
	case "step12":
		return i << 12
	case "step32":
		return i << 32
	}
	return randomNumber(i)
}

func textKey(kind string, i uint64) string {
	choice := randomChoice(i)
	if kind == "long" {
		return randomText(i, 32+choice%33)
	}
	return randomText(i, 8+choice%8)
}

func shuffle(values []int, begin, end uint64) {
	for left := end - begin; left > 1; left-- {
		other := begin + randomChoice(begin+left)%left
		values[begin+left-1], values[other] = values[other], values[begin+left-1]
	}
}

// Nanoseconds this thread has used the processor.
func threadTime() float64 {
	var now syscall.Timespec
	const threadClock = 3
	syscall.RawSyscall(syscall.SYS_CLOCK_GETTIME, threadClock,
		uintptr(unsafe.Pointer(&now)), 0)
	return float64(now.Sec)*1e9 + float64(now.Nsec)
}

// The rounds of one workload, as in bench/Clock.h.
type rounds struct {
	times          []float64
	spent, started float64
}

func (r *rounds) wanted() bool {
	stable := len(r.times) >= 5 && r.spent >= 4e6
	return len(r.times) == 0 || !(stable || r.spent >= 40e6)
}

func (r *rounds) start() { r.started = threadTime() }

func (r *rounds) stop() {
	r.times = append(r.times, threadTime()-r.started)
	r.spent += r.times[len(r.times)-1]
}

func (r *rounds) median(operations int) float64 {
	sort.Float64s(r.times)
	n := len(r.times)
	return (r.times[(n-1)/2] + r.times[n/2]) / 2 / float64(operations)
}

var wanted = map[string]bool{}

func want(name string) bool { return len(wanted) == 0 || wanted[name] }

func show(name string, nanoseconds float64) {
	fmt.Printf("%s %.6g\n", name, nanoseconds)
}

// Results go here, lest they be optimized away.
var sink uint64

// A value of any of the three sizes.
type value interface {
	uint64 | padded64 | padded256
}
type padded64 struct {
	first uint64
	rest  [56]byte
}
type padded256 struct {
	first uint64
	rest  [248]byte
}

func numberIn[V value](v *V) uint64 { return *(*uint64)(unsafe.Pointer(v)) }

func valueOf[V value](i uint64) (v V) {
	*(*uint64)(unsafe.Pointer(&v)) = i
	return
}

func fill[K comparable, V value](tables []map[K]V, keys []K, size int) {
	for t, table := range tables {
		for i, key := range keys[t*size : (t+1)*size] {
			table[key] = valueOf[V](uint64(i))
		}
	}
}

func makeTables[K comparable, V value](count, room int) []map[K]V {
	tables := make([]map[K]V, count)
	for t := range tables {
		tables[t] = make(map[K]V, room)
	}
	return tables
}

func insert[K comparable, V value](keys []K, size, count, room int) (*rounds, []map[K]V) {
	var tables []map[K]V
	round := &rounds{}
	for round.wanted() {
		tables = nil
		runtime.GC()
		if room != 0 {
			round.start()
			tables = makeTables[K, V](count, room)
		} else {
			tables = makeTables[K, V](count, 0)
			round.start()
		}
		fill(tables, keys, size)
		round.stop()
	}
	return round, tables
}

func find[K comparable, V value](tables []map[K]V, sought []K, size int) *rounds {
	round := &rounds{}
	for round.wanted() {
		sum := uint64(0)
		round.start()
		for t, table := range tables {
			for _, key := range sought[t*size : (t+1)*size] {
				if found, ok := table[key]; ok {
					sum += numberIn(&found)
				}
			}
		}
		round.stop()
		sink += sum
	}
	return round
}

func exchange[K comparable, V value](tables []map[K]V, leaving, coming []K, size int) {
	for t, table := range tables {
		for i := t * size; i != (t+1)*size; i++ {
			delete(table, leaving[i])
			table[coming[i]] = valueOf[V](uint64(i))
		}
	}
}

func live[K comparable, V value](key func(string, uint64) K, kind string, size int) {
	count := 1
	if size < 16384 {
		count = 16384 / size
	}
	all := size * count
	order := make([]int, all)
	for i := range order {
		order[i] = i
	}
	for t := 0; t != count; t++ {
		shuffle(order, uint64(t*size), uint64((t+1)*size))
	}
	keys, present, absent := make([]K, all), make([]K, all), make([]K, all)
	for i := range keys {
		keys[i] = key(kind, uint64(i))
		present[i] = key(kind, uint64(order[i]))
		absent[i] = key(kind, uint64(all+i))
	}

	round, tables := insert[K, V](keys, size, count, 0)
	if want("insert") {
		show("insert", round.median(all))
	}
	if want("hit") {
		show("hit", find(tables, present, size).median(all))
	}
	if want("miss") {
		show("miss", find(tables, absent, size).median(all))
	}
	if want("mixed") {
		sought := make([]K, all)
		for i := range sought {
			if randomChoice(uint64(i))&1 != 0 {
				sought[i] = present[i]
			} else {
				sought[i] = absent[i]
			}
		}
		show("mixed", find(tables, sought, size).median(all))
	}
	if want("latency") {
		nothing := sink & 0
		if len(os.Args) > 1000 {
			nothing = 1
		}
		round := &rounds{}
		for round.wanted() {
			before := uint64(0)
			round.start()
			for t, table := range tables {
				for i := t * size; i != (t+1)*size; i++ {
					found := table[present[uint64(i)+before&nothing]]
					before = numberIn(&found)
				}
			}
			round.stop()
			sink += before
		}
		show("latency", round.median(all))
	}
	if want("iterate") {
		round := &rounds{}
		for round.wanted() {
			sum := uint64(0)
			round.start()
			for _, table := range tables {
				for _, found := range table {
					sum += numberIn(&found)
				}
			}
			round.stop()
			sink += sum
		}
		show("iterate", round.median(all))
	}
	if want("copy") {
		round := &rounds{}
		for round.wanted() {
			runtime.GC()
			round.start()
			for _, table := range tables {
				copied := make(map[K]V, len(table))
				for k, v := range table {
					copied[k] = v
				}
				sink += uint64(len(copied))
			}
			round.stop()
		}
		show("copy", round.median(all))
	}
	if want("churn") || want("churned_hit") || want("churned_miss") {
		round := &rounds{}
		for round.wanted() {
			runtime.GC()
			round.start()
			exchange(tables, present, absent, size)
			exchange(tables, absent, keys, size)
			round.stop()
		}
		if want("churn") {
			show("churn", round.median(2*all))
		}
		if want("churned_hit") {
			show("churned_hit", find(tables, present, size).median(all))
		}
		if want("churned_miss") {
			show("churned_miss", find(tables, absent, size).median(all))
		}
	}
	if want("refill") {
		round := &rounds{}
		for round.wanted() {
			runtime.GC()
			round.start()
			for _, table := range tables {
				for k := range table {
					delete(table, k)
				}
			}
			fill(tables, keys, size)
			round.stop()
		}
		show("refill", round.median(all))
	}
	tables = nil
	if want("reserved") {
		round, _ := insert[K, V](keys, size, count, size)
		show("reserved", round.median(all))
	}
}

// The whole life of local maps; the compiler sees that none escapes.
func liveLocally[K comparable](key func(string, uint64) K, kind string) {
	keys := make([]K, 16384)
	for i := range keys {
		keys[i] = key(kind, uint64(i))
	}
	for _, size := range []int{1, 2, 4, 8, 16, 64} {
		round := &rounds{}
		for round.wanted() {
			runtime.GC()
			sum := uint64(0)
			round.start()
			for at := 0; at+size <= len(keys); at += size {
				local := make(map[K]uint64)
				for i, k := range keys[at : at+size] {
					local[k] += uint64(i)
				}
				for _, k := range keys[at : at+size] {
					sum += local[k]
				}
			}
			round.stop()
			sink += sum
		}
		show("local"+strconv.Itoa(size), round.median(len(keys)/size))
	}
}

func timesInterrupted() int64 {
	var usage syscall.Rusage
	const thread = 1
	syscall.Getrusage(thread, &usage)
	return usage.Nivcsw + usage.Nvcsw
}

// The length of each insertion, as in bench/Clock.h's GrowthLog but by the
// clock of the system.
func grow[V value](count int) {
	lengths := make([]int64, count)
	for i := range lengths {
		lengths[i] = 1
	}
	interrupted := 0
	growing := make(map[uint64]V)
	lookedTimes, lookedUsed, looked := timesInterrupted(), threadTime(), time.Now()
	for i := 0; i != count; i++ {
		key := randomNumber(uint64(i))
		began := time.Now()
		growing[key] = valueOf[V](uint64(i))
		length := time.Since(began)
		lengths[i] = int64(length)
		if length < 1000 {
			continue
		}
		times, used, others := lookedTimes, lookedUsed, began.Sub(looked)
		lookedTimes, lookedUsed, looked = timesInterrupted(), threadTime(), time.Now()
		if times != lookedTimes {
			interrupted++
			own := math.Max(lookedUsed-used-float64(others), 0)
			lengths[i] = int64(math.Min(float64(length), own))
		}
	}
	sort.Slice(lengths, func(i, j int) bool { return lengths[i] < lengths[j] })
	quantile := func(part float64) float64 {
		at := int(part * float64(count))
		if at >= count {
			at = count - 1
		}
		return float64(lengths[at])
	}
	show("p50", quantile(0.5))
	show("p99.9", quantile(0.999))
	show("p99.99", quantile(0.9999))
	show("p99.9999", quantile(0.999999))
	show("max", quantile(1))
	show("interrupted", float64(interrupted))
	sink += uint64(len(growing))
}

// The lines of bench/memory.cpp that Go has an answer to.
func weigh() {
	heap := func() float64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return float64(stats.HeapAlloc)
	}
	const from, to, steps = 1050000, 2100000, 40
	before := heap()
	growing := make(map[uint64]uint64)
	least, most, sum := math.Inf(1), 0.0, 0.0
	for i := 0; i != to; i++ {
		growing[randomNumber(uint64(i))] = uint64(i)
		entries := i + 1
		if entries == 1<<20 {
			show("1M", (heap()-before)/float64(entries))
		}
		if entries > from && entries%((to-from)/steps) == 0 {
			each := (heap() - before) / float64(entries)
			least, most, sum = math.Min(least, each), math.Max(most, each), sum+each
		}
	}
	runtime.KeepAlive(growing)
	show("least", least)
	show("mean", sum/steps)
	show("most", most)
	growing = nil
	for _, size := range []int{1, 8, 64} {
		const count = 1024
		tables := make([]map[uint64]uint64, count)
		before := heap()
		for t := range tables {
			tables[t] = make(map[uint64]uint64)
			for i := 0; i != size; i++ {
				tables[t][randomNumber(uint64(t*size+i))] = uint64(i)
			}
		}
		show(strconv.Itoa(size), (heap()-before)/float64(count*size))
		runtime.KeepAlive(tables)
	}
}

func fail(what string) {
	fmt.Fprintf(os.Stderr, "table: %s; see the head of bench/table.cpp\n", what)
	os.Exit(2)
}

func main() {
	runtime.LockOSThread()
	debug.SetGCPercent(-1)
	arguments := os.Args[1:]
	switch {
	case len(arguments) == 1 && arguments[0] == "memory":
		weigh()
	case len(arguments) == 2 && arguments[0] == "local":
		if arguments[1] == "short" || arguments[1] == "long" {
			liveLocally(textKey, arguments[1])
		} else {
			liveLocally(numberKey, arguments[1])
		}
	case len(arguments) == 3 && arguments[0] == "grow":
		count, _ := strconv.Atoi(arguments[2])
		if arguments[1] == "64" {
			grow[padded64](count)
		} else {
			grow[uint64](count)
		}
	case len(arguments) >= 4 && arguments[0] == "life":
		kind := arguments[1]
		size, _ := strconv.Atoi(arguments[3])
		if size <= 0 {
			fail("the size is no positive number")
		}
		for _, name := range arguments[4:] {
			wanted[name] = true
		}
		switch {
		case kind == "short" || kind == "long":
			live[string, uint64](textKey, kind, size)
		case arguments[2] == "64":
			live[uint64, padded64](numberKey, kind, size)
		case arguments[2] == "256":
			live[uint64, padded256](numberKey, kind, size)
		default:
			live[uint64, uint64](numberKey, kind, size)
		}
	default:
		fail("the arguments are not understood")
	}
}
