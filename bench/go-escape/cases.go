// The cases of docs/go.md in Go. Each begins at its name and goes on to the next;
// the map it is about is made in the line marked as `the map`, or `the inner map`.
// `go:` says why the compiler keeps it on the heap, if it does.
package main

import "sync"

type Map = map[int]int

// What a compiler can't look into: called through a variable that anyone may set.
var unknown = func(m Map) {}
var global Map
var forever *Map

func fill(m Map, n int) {
	for i := 0; i < n; i++ {
		m[i&7] += i
	}
}

//go:noinline
func sum(m Map) int {
	s := 0
	for k, v := range m {
		s += k * v
	}
	return s
}

// case: local
func local(n int) int {
	m := make(Map) // the map
	m[n]++
	return len(m)
}

// case: two locals
func twoLocals(n int) int {
	m := make(Map) // the map
	o := make(Map) // the map
	m[n]++
	o[n+1]++
	return len(m) + len(o)
}

// case: in a loop
func inLoop(n int) int {
	s := 0
	for i := 0; i < n; i++ {
		m := make(Map) // the map
		m[i]++
		s += len(m)
	}
	return s
}

// case: passed by reference to a known function
func toKnown(n int) int {
	m := make(Map) // the map
	m[n]++
	return sum(m)
}

// case: passed by reference to an unknown function
// go: whatever a function that is not known does, it may keep the map
func toUnknown(n int) int {
	m := make(Map) // the map
	unknown(m)
	return len(m)
}

// case: returned
// go: a result has to outlive the frame, and the caller has none for it
//
//go:noinline
func returned(n int) Map {
	m := make(Map) // the map
	m[n]++
	return m
}

// case: returned in a struct
// go: a result has to outlive the frame, and the caller has none for it
type Pair struct {
	M Map
	N int
}

//go:noinline
func returnedInStruct(n int) Pair {
	m := make(Map) // the map
	m[n]++
	return Pair{m, n}
}

// case: returned by a function that is inlined
func small(n int) Map {
	m := make(Map)
	m[n] = 1
	return m
}

func returnedInlined(n int) int {
	return len(small(n)) // the map
}

// case: stored to a global
// go: the global is the map from then on
func toGlobal(n int) {
	m := make(Map) // the map
	m[n]++
	global = m
}

// case: address in a global that is reset
// go: no order of statements is known to the analysis
func globalReset(n int) int {
	m := make(Map) // the map
	forever = &m
	m[n]++
	forever = nil
	return len(m)
}

// case: in a heap object that dies
func inDyingObject(n int) int {
	o := &Pair{make(Map), n} // the map
	o.M[n]++
	return len(o.M)
}

// case: in a struct local
func inStruct(n int) int {
	o := Pair{make(Map), n} // the map
	o.M[n]++
	return len(o.M)
}

// case: by new
// go: what is stored through a pointer escapes
func byNew(n int) int {
	m := new(Map)
	*m = make(Map) // the map
	(*m)[n]++
	return len(*m)
}

// case: closure by reference
func closure(n int) int {
	m := make(Map) // the map
	f := func(i int) { m[i]++ }
	f(n)
	f(n + 1)
	return len(m)
}

// case: closure returned
// go: the closure outlives the frame
func closureReturned(n int) func(int) int {
	m := make(Map) // the map
	return func(i int) int { m[i]++; return len(m) }
}

// case: closure called in a thread that is joined
// go: a goroutine may outlive the frame, and Wait is not understood
func thread(n int) int {
	m := make(Map) // the map
	var w sync.WaitGroup
	w.Add(1)
	go func() { m[n]++; w.Done() }()
	w.Wait()
	return len(m)
}

// case: virtual method, one implementation
type one interface{ add(m Map) }
type only struct{ n int }

func (o only) add(m Map) { m[o.n]++ }

func virtualOne(n int) int {
	m := make(Map) // the map
	var v one = only{n}
	v.add(m)
	return len(m)
}

// case: virtual method, many implementations
// go: a call through an interface may go anywhere
type many interface{ add(m Map) }
type first struct{ n int }
type second struct{ n int }

func (o first) add(m Map)  { m[o.n]++ }
func (o second) add(m Map) { m[o.n+1]++ }

func virtualMany(n int) int {
	m := make(Map) // the map
	var v many = first{n}
	if n > 3 {
		v = second{n}
	}
	v.add(m)
	return len(m)
}

// case: function value, known
func valueKnown(n int) int {
	m := make(Map) // the map
	f := fill
	f(m, n)
	return len(m)
}

// case: function value, one of two
// go: a call of a function value that is not one function may go anywhere
func fillTwice(m Map, n int) { fill(m, n); fill(m, n+1) }

func valueOfTwo(n int) int {
	m := make(Map) // the map
	f := fill
	if n > 3 {
		f = fillTwice
	}
	f(m, n)
	return len(m)
}

// case: function value, unknown
// go: a call of a function value may go anywhere
func valueUnknown(n int, f func(Map)) int {
	m := make(Map) // the map
	f(m)
	return len(m)
}

// case: slice of maps
// go: what a slice that grows has in it lives as long as anything
func slice(n int) int {
	var v []Map
	for i := 0; i < n; i++ {
		v = append(v, make(Map)) // the map
	}
	v[0][n]++
	return len(v[0])
}

// case: array of maps
func array(n int) int {
	a := [2]Map{make(Map), make(Map)} // the map
	a[0][n]++
	a[1][n]++
	return len(a[0]) + len(a[1])
}

// case: map of maps, the inner
// go: what is stored in a map escapes
func mapOfMaps(n int) int {
	m := make(map[int]Map)
	m[n] = make(Map) // the inner map
	m[n][1]++
	return len(m)
}

// case: map of maps, the outer
func outerMap(n int) int {
	m := make(map[int]Map) // the map
	m[n] = make(Map)
	m[n][1]++
	return len(m)
}

// case: through a channel
// go: what is sent escapes
func channel(n int) int {
	c := make(chan Map, 1)
	m := make(Map) // the map
	m[n]++
	c <- m
	return len(<-c)
}

// case: used in a defer
func deferred(n int) (s int) {
	m := make(Map) // the map
	defer func() { s = len(m) }()
	m[n]++
	return 0
}

// case: panic over it
func panics(n int) (s int) {
	m := make(Map) // the map
	defer func() {
		if recover() != nil {
			s = len(m)
		}
	}()
	m[n]++
	if n > 3 {
		panic(n)
	}
	return 0
}

// case: it is the panic
// go: what is handed to panic escapes
func isPanic(n int) {
	m := make(Map) // the map
	m[n]++
	panic(m)
}

// case: in a recursion
func recursion(n int) int {
	if n == 0 {
		return 0
	}
	m := make(Map) // the map
	m[n]++
	return recursion(n-1) + len(m)
}

// case: size hint, a constant of 8
func hintSmall(n int) int {
	m := make(Map, 8) // the map
	m[n]++
	return len(m)
}

// case: size hint, a constant of 40
// go: only a hint of at most 8 gets its buckets from the frame
func hintLarge(n int) int {
	m := make(Map, 40) // the map
	m[n]++
	return len(m)
}

// case: size hint, a variable
// go: only a hint of at most 8 gets its buckets from the frame
func hintVariable(n int) int {
	m := make(Map, n) // the map
	m[n]++
	return len(m)
}

// case: two maps swapped
func swapped(n int) int {
	m := make(Map) // the map
	o := make(Map) // the map
	m[n]++
	m, o = o, m
	o[1]++
	return len(m) + len(o)
}

// case: pointer to one of two
func conditional(n int) int {
	m := make(Map) // the map
	o := make(Map) // the map
	p := &m
	if n > 3 {
		p = &o
	}
	(*p)[n]++
	return len(m) + len(o)
}

// case: made and assigned to a parameter
// go: it belongs to whoever the pointer does
//
//go:noinline
func toParameter(to *Map, n int) {
	m := make(Map) // the map
	m[n]++
	*to = m
}

// case: large map
func large(n int) int {
	m := make(Map) // the map
	for i := 0; i < 1000; i++ {
		m[i*n]++
	}
	return len(m)
}

// case: large values
func largeValues(n int) int {
	m := make(map[int][60]int) // the map
	m[n] = [60]int{n}
	return len(m)
}

// case: escapes on a cold path
// go: one path on which it escapes is enough
func cold(n int) int {
	m := make(Map) // the map
	m[n]++
	if n == 12345 {
		global = m
	}
	return len(m)
}

// case: static
// go: it is a global
var cache = make(Map) // the map

func static(n int) int {
	cache[n]++
	return len(cache)
}

func main() {}
