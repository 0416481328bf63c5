; Budgets of bytes: of one map, and of one function (R3).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify<roost>' -roost-record=off -roost-frame-limit=1500 -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -roost-frame-limit=1500 -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -roost-stack-limit=575 -S %s | FileCheck %s --check-prefix=LESS
; RUN: not %opt -load-pass-plugin=%roost_pass -passes=roost -roost-stack-limit=lots -S %s 2>&1 | FileCheck %s --check-prefix=BAD
; BAD: roost: error: option 'stack-limit' does not take 'lots'; it takes a number of bytes from 0 to 1048576
; LESS-NOT: !roost.storage

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)

; CHECK-LABEL: define void @largest_map(
; CHECK:         alloca [1024 x i8], align 16, !roost.storage
define void @largest_map() {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 1024, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}

; CHECK-LABEL: define void @too_large_map(
; CHECK-NOT:     !roost.storage
; CHECK:         call void @use(ptr null)
; REMARK-DAG: map 'large' kept on the heap because it needs 1025 bytes of first storage, over the limit of a map
define void @too_large_map() {
  %large = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %large, i64 1025, i64 16, i64 8)
  call void @use(ptr %s)
  ret void
}

; First come, first served.
; CHECK-LABEL: define void @full_frame(
; CHECK-COUNT-2: !roost.storage
; CHECK:         call void @use(ptr %roost.storage
; CHECK:         call void @use(ptr %roost.storage
; CHECK:         call void @use(ptr null)
; REMARK-DAG: map 'third' kept on the heap because it needs more of the frame than 'full_frame' has left
define void @full_frame() {
  %first = alloca [48 x i8], align 8
  %second = alloca [48 x i8], align 8
  %third = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %first, i64 600, i64 16, i64 8)
  call void @use(ptr %s)
  %t = call ptr @__roost_storage(ptr %second, i64 600, i64 16, i64 8)
  call void @use(ptr %t)
  %u = call ptr @__roost_storage(ptr %third, i64 600, i64 16, i64 8)
  call void @use(ptr %u)
  ret void
}
