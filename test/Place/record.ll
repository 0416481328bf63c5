; The record section: in every object with maps, unless it is switched off.
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes='default<O0>' -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes='default<O2>' -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes='lto-pre-link<O2>' -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes='thinlto-pre-link<O2>' -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost,roost -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -S %s | FileCheck %s --check-prefix=OFF
; RUN: sed s/__roost/__other/ %s | %opt -load-pass-plugin=%roost_pass -passes=roost -S - | FileCheck %s --check-prefix=OFF

; CHECK-COUNT-1: section ".roost.report", align 8, !exclude
; CHECK-NOT:     section ".roost.report"
; CHECK-NOT:     __roost
; OFF-NOT:       .roost.report
declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @use(ptr)
define void @f() {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @use(ptr %m)
  ret void
}
