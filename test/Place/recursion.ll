; Functions that may call themselves, or one another, share a smaller budget, and
; a map there takes less than it asked for if that is what is left (R3).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -roost-recursion-limit=700 -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -roost-recursion-limit=700 -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s --check-prefix=DEFAULT

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)

; All of what it asked for, then eight slots in the 100 bytes that are left.
; CHECK-LABEL: define void @calls_itself(
; CHECK-DAG:     alloca [96 x i8], align 16, !roost.storage
; CHECK-DAG:     alloca [600 x i8], align 16, !roost.storage
; CHECK-NOT:     call void @use(ptr null)
; CHECK:         ret
; The default leaves room for one group of fifteen slots, then for nine.
; DEFAULT-LABEL: define void @calls_itself(
; DEFAULT-DAG:     alloca [152 x i8], align 16, !roost.storage
; DEFAULT-DAG:     alloca [104 x i8], align 16, !roost.storage
; DEFAULT:         ret
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

; Four slots are worth it.
; CHECK-LABEL: define void @four(
; CHECK:         alloca [672 x i8], align 16, !roost.storage
define void @four() {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 832, i64 16, i64 160)
  call void @use(ptr %s)
  call void @four()
  ret void
}

; Negative: three are not.
; CHECK-LABEL: define void @three(
; CHECK:         call void @use(ptr null)
; REMARK-DAG: map 'large' kept on the heap because it is in 'three', which may call itself
define void @three() {
  %large = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %large, i64 832, i64 16, i64 168)
  call void @use(ptr %s)
  call void @three()
  ret void
}

; Negative: two that call one another have one budget. Who is first is a matter
; of the order of functions.
; CHECK-LABEL: define void @ping(
; CHECK:         alloca [672 x i8], align 16, !roost.storage
; CHECK-LABEL: define void @pong(
; CHECK:         call void @use(ptr null)
; REMARK-DAG: map 'other' kept on the heap because it is in 'pong', which may call itself
define void @ping() {
  %round = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %round, i64 672, i64 16, i64 160)
  call void @use(ptr %s)
  call void @pong()
  ret void
}
define void @pong() {
  %other = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %other, i64 672, i64 16, i64 160)
  call void @use(ptr %s)
  call void @ping()
  ret void
}

; What only calls them has the budget of any function, and all it asked for.
; CHECK-LABEL: define void @calls_others(
; CHECK-COUNT-2: alloca [600 x i8], align 16, !roost.storage
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
