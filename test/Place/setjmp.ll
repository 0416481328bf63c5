; A function that setjmp may come back into gains nothing (R2).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
declare i32 @setjmp(ptr) returns_twice

; CHECK-LABEL: define void @comes_back(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null, ptr %m
; REMARK: map 'm' kept on the heap because it is in 'comes_back', which calls a function that returns twice
define void @comes_back(ptr %buffer) {
  %m = alloca [48 x i8], align 8
  %r = call i32 @setjmp(ptr %buffer) returns_twice
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @use(ptr %m)
  ret void
}

; Its caller is an ordinary function.
; CHECK-LABEL: define void @calls_it(
; CHECK:         !roost.storage
define void @calls_it(ptr %buffer) {
  %m = alloca [48 x i8], align 8
  call void @comes_back(ptr %buffer)
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @use(ptr %m)
  ret void
}
