; The storage's first word says how large it is, so that the table reads it from
; there; the size is what was asked for (R3, R8).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)

; CHECK-LABEL: define void @says_its_size(
; CHECK:         alloca [832 x i8], align 32
; CHECK:         store i64 832, ptr %roost.storage, align 32
define void @says_its_size() {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 832, i64 32, i64 8)
  call void @use(ptr %s)
  ret void
}

; Less than a word has no room for the word.
; CHECK-LABEL: define void @at_least_a_word(
; CHECK:         alloca [8 x i8], align {{4|8}}
; CHECK:         store i64 8, ptr %roost.storage
define void @at_least_a_word() {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 1, i64 1, i64 1)
  call void @use(ptr %s)
  ret void
}

; Two maps take turns at one place: one storage, as large as the larger.
; CHECK-LABEL: define void @one_for_each_place(
; CHECK:         %roost.storage = alloca [600 x i8], align 32
; CHECK-NOT:     alloca [
; CHECK:         %m = alloca [48 x i8]
; CHECK:         store i64 600, ptr %roost.storage
; CHECK:         store i64 600, ptr %roost.storage
define void @one_for_each_place() {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 600, i64 16, i64 8)
  call void @use(ptr %s)
  %t = call ptr @__roost_storage(ptr %m, i64 300, i64 32, i64 8)
  call void @use(ptr %t)
  ret void
}

; CHECK-LABEL: define void @size_not_constant(
; CHECK-NOT:     alloca [{{.*}}!roost.storage
; CHECK:         call void @use(ptr null)
; REMARK: map 'unknown' kept on the heap because it asks for first storage whose size is not a constant
define void @size_not_constant(i64 %n) {
  %unknown = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %unknown, i64 %n, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}
