; E2: what an object holds is told apart by words of eight bytes, in one function
; and over calls, as far as it is in plain sight.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='print<roost-escape>' -disable-output %s | FileCheck %s
@last = global ptr null
declare void @unknown(ptr)

%pair = type { ptr, ptr }

; CHECK-LABEL: function keeps_second
; CHECK-NEXT:    param 0 %p: heap 1, result none, freed none; itself: heap none, result none, freed none; at 8: heap 0, result none, freed none
define void @keeps_second(ptr %p) {
  %b = getelementptr %pair, ptr %p, i64 0, i32 1
  %v = load ptr, ptr %b
  store ptr %v, ptr @last
  ret void
}

; CHECK-LABEL: function first_is_safe
; CHECK-NEXT:    object %pair: does not escape
; CHECK-NEXT:    object %m: does not escape, is held in memory
; CHECK-NEXT:    object %n: escapes, is held in memory
define void @first_is_safe() {
  %pair = alloca %pair
  %m = alloca i64
  %n = alloca i64
  store ptr %m, ptr %pair
  %b = getelementptr %pair, ptr %pair, i64 0, i32 1
  store ptr %n, ptr %b
  call void @keeps_second(ptr %pair)
  ret void
}

; The same where the pair is part of something else.
; CHECK-LABEL: function inside
; CHECK-NEXT:    object %owner: does not escape
; CHECK-NEXT:    object %m: does not escape, is held in memory
; CHECK-NEXT:    object %n: escapes, is held in memory
define void @inside() {
  %owner = alloca [4 x ptr]
  %m = alloca i64
  %n = alloca i64
  %pair = getelementptr i8, ptr %owner, i64 16
  store ptr %m, ptr %pair
  %b = getelementptr i8, ptr %owner, i64 24
  store ptr %n, ptr %b
  call void @keeps_second(ptr %pair)
  ret void
}

; Which word is written to is not known.
; CHECK-LABEL: function somewhere
; CHECK:         object %m: escapes, is held in memory
define void @somewhere(i64 %i) {
  %pair = alloca %pair
  %m = alloca i64
  %at = getelementptr ptr, ptr %pair, i64 %i
  store ptr %m, ptr %at
  call void @keeps_second(ptr %pair)
  ret void
}
; Which word is read is not known.
; CHECK-LABEL: function from_somewhere
; CHECK:         object %m: escapes, is held in memory
define void @from_somewhere(i64 %i) {
  %pair = alloca %pair
  %m = alloca i64
  store ptr %m, ptr %pair
  %at = getelementptr ptr, ptr %pair, i64 %i
  %v = load ptr, ptr %at
  store ptr %v, ptr @last
  ret void
}
; Not at the start of a word: it lies in two.
; CHECK-LABEL: function across
; CHECK:         object %m: escapes, is held in memory
define void @across() {
  %pair = alloca %pair
  %m = alloca i64
  %at = getelementptr i8, ptr %pair, i64 4
  store ptr %m, ptr %at
  call void @keeps_second(ptr %pair)
  ret void
}
; The offset changes from round to round.
; CHECK-LABEL: function in_loop
; CHECK:         object %m: escapes, is held in memory
define void @in_loop(i1 %c) {
entry:
  %pair = alloca %pair
  %m = alloca i64
  br label %loop
loop:
  %at = phi ptr [ %pair, %entry ], [ %next, %loop ]
  store ptr %m, ptr %at
  %next = getelementptr ptr, ptr %at, i64 1
  br i1 %c, label %loop, label %done
done:
  call void @keeps_second(ptr %pair)
  ret void
}
; Whoever has the whole has its words.
; CHECK-LABEL: function whole
; CHECK:         object %m: escapes, is held in memory
define void @whole() {
  %pair = alloca %pair
  %m = alloca i64
  store ptr %m, ptr %pair
  call void @unknown(ptr %pair)
  ret void
}
; Through memory the pair is not in plain sight: any of its words may be kept.
; CHECK-LABEL: function through_memory
; CHECK:         object %m: escapes, is held in memory
define void @through_memory(ptr %box) {
  %pair = alloca %pair
  %m = alloca i64
  %holder = alloca [2 x ptr]
  store ptr %m, ptr %pair
  %at = getelementptr ptr, ptr %holder, i64 1
  store ptr %pair, ptr %at
  %p = load ptr, ptr %at
  call void @keeps_second(ptr %p)
  ret void
}

; A copy of known size goes word to word.
; CHECK-LABEL: function copied
; CHECK:         object %m: does not escape, is held in memory
; CHECK-NEXT:    object %n: escapes, is held in memory
define void @copied() {
  %pair = alloca %pair
  %copy = alloca %pair
  %m = alloca i64
  %n = alloca i64
  store ptr %m, ptr %pair
  %b = getelementptr i8, ptr %pair, i64 8
  store ptr %n, ptr %b
  call void @llvm.memcpy(ptr %copy, ptr %pair, i64 16, i1 false)
  call void @keeps_second(ptr %copy)
  ret void
}
; One of unknown size does not.
; CHECK-LABEL: function copied_in_part
; CHECK:         object %m: escapes, is held in memory
define void @copied_in_part(i64 %size) {
  %pair = alloca %pair
  %copy = alloca %pair
  %m = alloca i64
  store ptr %m, ptr %pair
  call void @llvm.memcpy(ptr %copy, ptr %pair, i64 %size, i1 false)
  call void @keeps_second(ptr %copy)
  ret void
}

; What is put into which word.
; CHECK-LABEL: function puts
; CHECK-NEXT:    param 0 %p: heap none, result none, freed none
; CHECK-NEXT:    param 1 %v: heap none, result none, freed none, into 0+0 0
define void @puts(ptr %p, ptr %v) {
  store ptr %v, ptr %p
  ret void
}
; CHECK-LABEL: function puts_somewhere
; CHECK-NEXT:    param 0 %p: heap none, result none, freed none
; CHECK-NEXT:    param 1 %v: heap none, result none, freed none, into 0 0
; CHECK-NEXT:    param 2
define void @puts_somewhere(ptr %p, ptr %v, i64 %i) {
  %at = getelementptr ptr, ptr %p, i64 %i
  store ptr %v, ptr %at
  ret void
}
; CHECK-LABEL: function put_into_first
; CHECK:         object %m: does not escape, is held in memory
; CHECK-NEXT:    object %n: escapes, is held in memory
define void @put_into_first(i64 %i) {
  %pair = alloca %pair
  %other = alloca %pair
  %m = alloca i64
  %n = alloca i64
  call void @puts(ptr %pair, ptr %m)
  call void @keeps_second(ptr %pair)
  call void @puts_somewhere(ptr %other, ptr %n, i64 %i)
  call void @keeps_second(ptr %other)
  ret void
}

; One object, two parameters: joined by the caller.
; CHECK-LABEL: function moves
; CHECK-NEXT:    param 0 %to: heap none, result none, freed none
; CHECK-NEXT:    param 1 %from: heap none, result none, freed none, into 0+8 1; itself: heap none, result none, freed none; at 0: heap none, result none, freed none, into 0+8 0
define void @moves(ptr %to, ptr %from) {
  %v = load ptr, ptr %from
  %b = getelementptr i8, ptr %to, i64 8
  store ptr %v, ptr %b
  ret void
}
; CHECK-LABEL: function within_one
; CHECK:         object %m: escapes, is held in memory
define void @within_one() {
  %pair = alloca %pair
  %m = alloca i64
  store ptr %m, ptr %pair
  call void @moves(ptr %pair, ptr %pair)
  call void @keeps_second(ptr %pair)
  ret void
}

declare void @llvm.memcpy(ptr, ptr, i64, i1)
