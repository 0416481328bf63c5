; A map that is moved into something outside the frame would have its elements
; moved one by one if they were in the frame (R4).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
@global = global [48 x i8] zeroinitializer

; CHECK-LABEL: define void @to_caller(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null, ptr %m
; CHECK-NOT:     __roost_moved
; REMARK-DAG: map 'm' kept on the heap because it is moved out, so storage in the frame would be copied
define void @to_caller(ptr sret([48 x i8]) %out) {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @__roost_moved(ptr %m, ptr %out)
  call void @use(ptr %m)
  ret void
}

; CHECK-LABEL: define void @to_global(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null, ptr %g
; REMARK-DAG: map 'g' kept on the heap because it is moved out
define void @to_global() {
  %g = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %g, i64 576, i64 16, i64 8)
  store ptr %s, ptr %g
  call void @__roost_moved(ptr %g, ptr @global)
  ret void
}

; From one local to another: both stay.
; CHECK-LABEL: define void @to_local(
; CHECK:         !roost.storage
; CHECK:         !roost.storage
; CHECK-NOT:     __roost_moved
define void @to_local() {
  %a = alloca [48 x i8], align 8
  %b = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %a, i64 576, i64 16, i64 8)
  store ptr %s, ptr %a
  %t = call ptr @__roost_storage(ptr %b, i64 576, i64 16, i64 8)
  store ptr %t, ptr %b
  call void @__roost_moved(ptr %a, ptr %b)
  call void @use(ptr %b)
  ret void
}

; Into the frame costs this map nothing.
; CHECK-LABEL: define void @from_caller(
; CHECK:         !roost.storage
define void @from_caller(ptr %in) {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @__roost_moved(ptr %in, ptr %m)
  call void @use(ptr %m)
  ret void
}

; The other map of the same object is not the one that moves.
; CHECK-LABEL: define void @its_neighbour(
; CHECK-COUNT-1: !roost.storage
; CHECK:         store ptr %roost.storage, ptr %pair
; CHECK:         store ptr null, ptr %second
define void @its_neighbour(ptr %out) {
  %pair = alloca [96 x i8], align 8
  %second = getelementptr i8, ptr %pair, i64 48
  %s = call ptr @__roost_storage(ptr %pair, i64 576, i64 16, i64 8)
  store ptr %s, ptr %pair
  %t = call ptr @__roost_storage(ptr %second, i64 576, i64 16, i64 8)
  store ptr %t, ptr %second
  call void @__roost_moved(ptr %second, ptr %out)
  call void @use(ptr %pair)
  ret void
}

; Through a local variable, as a pair's or an argument's, and through two.
; CHECK-LABEL: define void @through_locals(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null, ptr %a
; CHECK:         store ptr null, ptr %b
; CHECK:         store ptr null, ptr %c
define void @through_locals(ptr %out) {
  %a = alloca [48 x i8], align 8
  %b = alloca [48 x i8], align 8
  %c = alloca [48 x i8], align 8
  %r = call ptr @__roost_storage(ptr %a, i64 576, i64 16, i64 8)
  store ptr %r, ptr %a
  %s = call ptr @__roost_storage(ptr %b, i64 576, i64 16, i64 8)
  store ptr %s, ptr %b
  call void @__roost_moved(ptr %a, ptr %b)
  %t = call ptr @__roost_storage(ptr %c, i64 576, i64 16, i64 8)
  store ptr %t, ptr %c
  call void @__roost_moved(ptr %b, ptr %c)
  call void @__roost_moved(ptr %c, ptr %out)
  ret void
}

; Into one that takes from elsewhere and stays: both stay.
; CHECK-LABEL: define void @around_locals(
; CHECK-COUNT-2: !roost.storage
define void @around_locals(ptr %in) {
  %a = alloca [48 x i8], align 8
  %b = alloca [48 x i8], align 8
  %r = call ptr @__roost_storage(ptr %a, i64 576, i64 16, i64 8)
  store ptr %r, ptr %a
  %s = call ptr @__roost_storage(ptr %b, i64 576, i64 16, i64 8)
  store ptr %s, ptr %b
  call void @__roost_moved(ptr %a, ptr %b)
  call void @__roost_moved(ptr %b, ptr %a)
  call void @__roost_moved(ptr %in, ptr %a)
  call void @use(ptr %a)
  ret void
}

; Swapped with something outside: what is inside goes there.
; CHECK-LABEL: define void @swapped_with_member(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null, ptr %m
define void @swapped_with_member(ptr %this) {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  %member = getelementptr i8, ptr %this, i64 8
  call void @__roost_moved(ptr %member, ptr %m)
  call void @__roost_moved(ptr %m, ptr %member)
  ret void
}

; Into an element that is found in memory, as push_back does.
; CHECK-LABEL: define void @pushed_back(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null, ptr %m
define void @pushed_back(ptr %vector) {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  %end = load ptr, ptr %vector
  call void @__roost_moved(ptr %m, ptr %end)
  ret void
}
