; A function that may call itself has a smaller budget (R3).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -roost-recursion-limit=700 -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -roost-recursion-limit=700 -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)

; CHECK-LABEL: define void @calls_itself(
; CHECK-COUNT-1: !roost.storage
; CHECK:         call void @use(ptr %roost.storage)
; CHECK:         call void @use(ptr null)
; REMARK-DAG: map 'second' kept on the heap because it is in 'calls_itself', which may call itself
define void @calls_itself() {
  %first = alloca [48 x i8], align 8
  %second = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %first, i64 600, i64 16, i64 8)
  call void @use(ptr %s)
  %t = call ptr @__roost_storage(ptr %second, i64 600, i64 16, i64 8)
  call void @use(ptr %t)
  call void @calls_itself()
  ret void
}

; CHECK-LABEL: define void @ping(
; CHECK:         call void @use(ptr null)
; REMARK-DAG: map 'round' kept on the heap because it is in 'ping', which may call itself
define void @ping() {
  %round = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %round, i64 800, i64 16, i64 8)
  call void @use(ptr %s)
  call void @pong()
  ret void
}
define void @pong() {
  call void @ping()
  ret void
}

; CHECK-LABEL: define void @calls_others(
; CHECK-COUNT-2: !roost.storage
; CHECK-NOT:     roost-recursive
define void @calls_others() {
  %first = alloca [48 x i8], align 8
  %second = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %first, i64 600, i64 16, i64 8)
  call void @use(ptr %s)
  %t = call ptr @__roost_storage(ptr %second, i64 600, i64 16, i64 8)
  call void @use(ptr %t)
  call void @ping()
  ret void
}
