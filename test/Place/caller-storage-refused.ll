; What is not hoisted into the callers (R9 a to e): each function here keeps its
; parameters.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK
; CHECK-NOT: roost.storage
; CHECK-NOT: roost.takes_storage
; REMARK-NOT: placed

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare i32 @setjmp(ptr) returns_twice
%Map = type [48 x i8]
@member = global %Map zeroinitializer

; a. The callee's own copy of an argument.
define internal void @by_value(ptr byval(%Map) %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
; a. At an offset that is not constant.
define internal void @variable_offset(ptr %m, i64 %i) {
  %p = getelementptr %Map, ptr %m, i64 %i
  %s = call ptr @__roost_storage(ptr %p, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  ret void
}
; a. Of a size that is not constant; over the limit of a map.
define internal void @unknown_size(ptr %m, i64 %n) {
  %s = call ptr @__roost_storage(ptr %m, i64 %n, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
define internal void @large(ptr %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 1040, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
; c. Bodies that may not be the one that is called, and those left alone.
define weak void @replaceable(ptr %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
define internal void @variadic(ptr %m, ...) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
define internal void @not_optimized(ptr %m) optnone noinline {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
; d. Returns twice; has a musttail call; is called by one.
define internal void @twice(ptr %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  %r = call i32 @setjmp(ptr %m) returns_twice
  ret void
}
define internal void @tail(ptr %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  musttail call void @use(ptr %m)
  ret void
}
define internal void @tail_called(ptr %m) optsize {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
define void @calls_by_musttail(ptr %m) {
  musttail call void @tail_called(ptr %m)
  ret void
}
; e. Neither changed in place, for its address is used, nor copied.
@pointer = global ptr @address_taken
define internal void @address_taken(ptr %m) optsize {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
$group = comdat any
define linkonce_odr void @leans_on_its_comdat(ptr %m) comdat($group) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @local_member()
  ret void
}
define internal void @local_member() comdat($group) {
  ret void
}
define linkonce_odr void @not_to_be_copied(ptr %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @use(ptr %m) noduplicate
  ret void
}
; R4: moved out, in the callee and in the caller.
define internal void @moves_out(ptr %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @__roost_moved(ptr %m, ptr @member)
  ret void
}
define internal void @result(ptr sret(%Map) %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
; CHECK-LABEL: define void @caller_moves_out(
; CHECK:         call void @result(ptr sret([48 x i8]) %m)
define void @caller_moves_out() {
  %m = alloca %Map, align 8
  call void @result(ptr sret(%Map) %m)
  call void @__roost_moved(ptr %m, ptr @member)
  ret void
}
; R2 of the caller.
define internal void @into_setjmp(ptr %m) {
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  ret void
}
define void @caller_returns_twice() {
  %m = alloca %Map, align 8
  call void @into_setjmp(ptr %m)
  %r = call i32 @setjmp(ptr %m) returns_twice
  ret void
}

; CHECK-LABEL: define void @user(
define void @user(i64 %n) {
  %m = alloca [2 x %Map], align 8
; CHECK: call void @by_value(ptr byval([48 x i8]) %m)
  call void @by_value(ptr byval(%Map) %m)
; CHECK: call void @variable_offset(ptr %m, i64 %n)
  call void @variable_offset(ptr %m, i64 %n)
; CHECK: call void @unknown_size(ptr %m, i64 %n)
  call void @unknown_size(ptr %m, i64 %n)
; CHECK: call void @large(ptr %m)
  call void @large(ptr %m)
; CHECK: call void @replaceable(ptr %m)
  call void @replaceable(ptr %m)
; CHECK: call void (ptr, ...) @variadic(ptr %m)
  call void (ptr, ...) @variadic(ptr %m)
; CHECK: call void @not_optimized(ptr %m)
  call void @not_optimized(ptr %m)
; CHECK: call void @twice(ptr %m)
  call void @twice(ptr %m)
; CHECK: call void @tail(ptr %m)
  call void @tail(ptr %m)
; CHECK: call void @tail_called(ptr %m)
  call void @tail_called(ptr %m)
; CHECK: call void @address_taken(ptr %m)
  call void @address_taken(ptr %m)
; CHECK: call void @leans_on_its_comdat(ptr %m)
  call void @leans_on_its_comdat(ptr %m)
; CHECK: call void @not_to_be_copied(ptr %m)
  call void @not_to_be_copied(ptr %m)
; CHECK: call void @moves_out(ptr %m)
  call void @moves_out(ptr %m)
  ret void
}
