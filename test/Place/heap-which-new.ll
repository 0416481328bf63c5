; Only what a new-expression asks for may be left out (H1), and only at a size
; that is known and small enough (R3).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare ptr @_Znwm(i64) nobuiltin
declare void @_ZdlPvm(ptr, i64) nobuiltin nounwind
declare void @_ZdlPv(ptr) nobuiltin nounwind
declare ptr @_ZnwmRKSt9nothrow_t(i64, ptr) nobuiltin nounwind
declare ptr @_ZnwmSt11align_val_t(i64, i64) nobuiltin
declare void @_ZdlPvmSt11align_val_t(ptr, i64, i64) nobuiltin nounwind
@nothrow = external global i8

; CHECK-LABEL: define void @explicit_call(
; CHECK-NOT:     alloca
; CHECK:         call ptr @_Znwm
; CHECK:         call void @_ZdlPvm
define void @explicit_call() {
  %m = call ptr @_Znwm(i64 48)
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @_ZdlPvm(ptr %m, i64 48)
  ret void
}

; The delete is explicit: it may count.
; CHECK-LABEL: define void @explicit_delete(
; CHECK-NOT:     alloca
; CHECK:         call ptr @_Znwm
; CHECK:         call void @_ZdlPvm
define void @explicit_delete() {
  %m = call ptr @_Znwm(i64 48) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @_ZdlPvm(ptr %m, i64 48)
  ret void
}

; CHECK-LABEL: define void @nothrow_new(
; CHECK-NOT:     alloca
; CHECK:         call ptr @_ZnwmRKSt9nothrow_t
define void @nothrow_new() {
  %m = call ptr @_ZnwmRKSt9nothrow_t(i64 48, ptr @nothrow) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @_ZdlPvm(ptr %m, i64 48) builtin
  ret void
}

; CHECK-LABEL: define void @variable_size(
; CHECK-NOT:     alloca
; CHECK:         call ptr @_Znwm
define void @variable_size(i64 %n) {
  %m = call ptr @_Znwm(i64 %n) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @_ZdlPvm(ptr %m, i64 %n) builtin
  ret void
}

; CHECK-LABEL: define void @large_object(
; CHECK-NOT:     alloca
; CHECK:         call ptr @_Znwm
; REMARK-DAG: map 'large' kept on the heap because it needs 4000 bytes of first storage, over the limit of a map
define void @large_object() {
  %large = call ptr @_Znwm(i64 4000) builtin
  %s = call ptr @__roost_storage(ptr %large, i64 576, i64 16, i64 8)
  store ptr %s, ptr %large
  call void @_ZdlPvm(ptr %large, i64 4000) builtin
  ret void
}

; CHECK-LABEL: define void @over_aligned(
; CHECK:         %m = alloca [64 x i8], align 64, !roost.header
; CHECK-NOT:     @_Zdl
; CHECK:         ret void
define void @over_aligned() {
  %m = call ptr @_ZnwmSt11align_val_t(i64 64, i64 64) builtin
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @_ZdlPvmSt11align_val_t(ptr %m, i64 64, i64 64) builtin
  ret void
}
