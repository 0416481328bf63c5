; A coroutine gets its storage before it is split, as any function does; splitting
; then moves header and storage into the coroutine's own frame.
; coro.end returned i1 before LLVM 22.
; RUN: %if llvm-19 %{ sed 's/void @llvm.coro.end/i1 @llvm.coro.end/' %s %} %else %{ cat %s %} > %t.ll
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %t.ll | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,coro-early,cgscc(coro-split),coro-cleanup,globaldce' -roost-record=off -S %t.ll | FileCheck %s --check-prefix=SPLIT
declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @use(ptr)
declare token @llvm.coro.id(i32, ptr, ptr, ptr)
declare i64 @llvm.coro.size.i64()
declare ptr @llvm.coro.begin(token, ptr)
declare i8 @llvm.coro.suspend(token, i1)
declare ptr @llvm.coro.free(token, ptr)
declare void @llvm.coro.end(ptr, i1, token)
declare ptr @malloc(i64)
declare void @free(ptr)

; CHECK-LABEL: define ptr @generator(
; CHECK-NEXT:  entry:
; CHECK-NEXT:    %roost.storage = alloca [576 x i8]
; The frame is large enough for both, and the resumed part finds them in it.
; SPLIT-LABEL: define ptr @generator(
; SPLIT:         call ptr @malloc(i64 {{[67][0-9][0-9]}})
; SPLIT-LABEL: define internal {{.*}}void @generator.resume(
; SPLIT:         call void @use(ptr %m{{.*}})
define ptr @generator() presplitcoroutine {
entry:
  %m = alloca [48 x i8], align 8
  %id = call token @llvm.coro.id(i32 0, ptr null, ptr null, ptr null)
  %size = call i64 @llvm.coro.size.i64()
  %memory = call ptr @malloc(i64 %size)
  %frame = call ptr @llvm.coro.begin(token %id, ptr %memory)
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @use(ptr %m)
  %why = call i8 @llvm.coro.suspend(token none, i1 false)
  switch i8 %why, label %suspend [i8 0, label %resume
                                  i8 1, label %cleanup]
resume:
  call void @use(ptr %m)
  br label %cleanup
cleanup:
  %allocated = call ptr @llvm.coro.free(token %id, ptr %frame)
  call void @free(ptr %allocated)
  br label %suspend
suspend:
  call void @llvm.coro.end(ptr %frame, i1 false, token none)
  ret ptr %frame
}
