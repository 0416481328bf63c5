; What a function does with each parameter: the least loads between it and the
; heap, the result, a deallocation, or the object of another parameter.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='print<roost-escape>' -disable-output %s | FileCheck %s
@last = global ptr null
declare void @unknown(ptr)
declare void @_ZdlPv(ptr) nobuiltin

; CHECK-LABEL: function nothing
; CHECK-NEXT:    param 0 %p: heap none, result none, freed none
define i64 @nothing(ptr %p) {
  %v = load i32, ptr %p
  %r = zext i32 %v to i64
  ret i64 %r
}
; CHECK-LABEL: function keeps
; CHECK-NEXT:    param 0 %p: heap 0, result none, freed none
define void @keeps(ptr %p) {
  store ptr %p, ptr @last
  ret void
}
; CHECK-LABEL: function keeps_content
; CHECK-NEXT:    param 0 %p: heap 1, result none, freed none
define void @keeps_content(ptr %p) {
  %v = load ptr, ptr %p
  store ptr %v, ptr @last
  ret void
}
; CHECK-LABEL: function returns
; CHECK-NEXT:    param 0 %p: heap none, result 0, freed none
; CHECK-NEXT:    param 1 %q: heap none, result 2, freed none
define ptr @returns(ptr %p, ptr %q, i1 %c) {
  %a = load ptr, ptr %q
  %b = load ptr, ptr %a
  %r = select i1 %c, ptr %p, ptr %b
  ret ptr %r
}
; CHECK-LABEL: function frees
; CHECK-NEXT:    param 0 %p: heap none, result none, freed 0
; CHECK-NEXT:    param 1 %q: heap none, result none, freed 1
define void @frees(ptr %p, ptr %q) {
  call void @_ZdlPv(ptr %p) builtin
  %v = load ptr, ptr %q
  call void @_ZdlPv(ptr %v) builtin
  ret void
}
; CHECK-LABEL: function puts_into
; CHECK-NEXT:    param 0 %box: heap none, result none, freed none
; CHECK-NEXT:    param 1 %p: heap none, result none, freed none, into 0+8 0
define void @puts_into(ptr %box, ptr %p) {
  %field = getelementptr i8, ptr %box, i64 8
  store ptr %p, ptr %field
  ret void
}
; As the frontend writes it: parameters in local variables.
; CHECK-LABEL: function unoptimized
; CHECK-NEXT:    param 0 %box: heap none, result none, freed none
; CHECK-NEXT:    param 1 %p: heap none, result none, freed none, into 0+8 0
define void @unoptimized(ptr %box, ptr %p) {
  %box.addr = alloca ptr
  %p.addr = alloca ptr
  store ptr %box, ptr %box.addr
  store ptr %p, ptr %p.addr
  %this = load ptr, ptr %box.addr
  %v = load ptr, ptr %p.addr
  %field = getelementptr i8, ptr %this, i64 8
  store ptr %v, ptr %field
  ret void
}
; Through an address from memory: it may be anyone's object (E2).
; CHECK-LABEL: function puts_somewhere
; CHECK-NEXT:    param 0 %box: heap none, result none, freed none
; CHECK-NEXT:    param 1 %p: heap 0, result none, freed none
define void @puts_somewhere(ptr %box, ptr %p) {
  %inner = load ptr, ptr %box
  store ptr %p, ptr %inner
  ret void
}
; CHECK-LABEL: function calls_unknown
; CHECK-NEXT:    param 0 %p: heap 0, result none, freed 0
define void @calls_unknown(ptr %p) {
  call void @unknown(ptr %p)
  ret void
}
; CHECK-LABEL: function calls_pointer
; CHECK-NEXT:    param 0 %f: heap none, result none, freed none
; CHECK-NEXT:    param 1 %p: heap 0, result none, freed 0
define void @calls_pointer(ptr %f, ptr %p) {
  call void %f(ptr %p)
  ret void
}
; By way of another function, into an object whose content then gets away.
; CHECK-LABEL: function in_two_steps
; CHECK-NEXT:    param 0 %p: heap 0, result none, freed none
define void @in_two_steps(ptr %p) {
  %box = alloca [16 x i8]
  call void @puts_into(ptr %box, ptr %p)
  %field = getelementptr i8, ptr %box, i64 8
  call void @keeps_content(ptr %field)
  ret void
}
; But what gets away is another word.
; CHECK-LABEL: function in_another_word
; CHECK-NEXT:    param 0 %p: heap none, result none, freed none
define void @in_another_word(ptr %p) {
  %box = alloca [16 x i8]
  call void @puts_into(ptr %box, ptr %p)
  call void @keeps_content(ptr %box)
  ret void
}
; CHECK-LABEL: function in_a_box_that_stays
; CHECK-NEXT:    param 0 %p: heap none, result none, freed none
define i64 @in_a_box_that_stays(ptr %p) {
  %box = alloca [16 x i8]
  call void @puts_into(ptr %box, ptr %p)
  %r = call i64 @nothing(ptr %box)
  ret i64 %r
}
; An integer may carry it (E4).
; CHECK-LABEL: function as_integer
; CHECK-NEXT:    param 0 %p: heap 0, result none, freed none
define void @as_integer(ptr %p) {
  %i = ptrtoint ptr %p to i64
  %j = or i64 %i, 1
  store i64 %j, ptr @last
  ret void
}
; CHECK-LABEL: function by_memcpy
; CHECK-NEXT:    param 0 %p: heap 0, result none, freed none
define void @by_memcpy(ptr %p) {
  %box = alloca ptr
  store ptr %p, ptr %box
  call void @llvm.memcpy.p0.p0.i64(ptr @last, ptr %box, i64 8, i1 false)
  ret void
}
; CHECK-LABEL: function compares
; CHECK-NEXT:    param 0 %p: heap none, result none, freed none
define i1 @compares(ptr %p) {
  %r = icmp eq ptr %p, @last
  ret i1 %r
}
; A copy goes to the callee: only what is in the object goes with it.
; CHECK-LABEL: function gives_copy
; CHECK-NEXT:    param 0 %p: heap 1, result none, freed 1
define void @gives_copy(ptr %p) {
  call void @unknown_copy(ptr byval([8 x i8]) %p)
  ret void
}
declare void @unknown_copy(ptr byval([8 x i8]))
