; Code that is not optimized gets no storage, and no marker is left in it (R0).
; RUN: %opt -load-pass-plugin=%roost_pass -passes='default<O0>,verify<roost>' -roost-record=off -S %s | FileCheck %s --check-prefixes=CHECK,O0
; RUN: %opt -load-pass-plugin=%roost_pass -passes='default<O1>,verify<roost>' -roost-record=off -S %s | FileCheck %s --check-prefixes=CHECK,O1
; RUN: %opt -load-pass-plugin=%roost_pass -passes='default<O0>' -roost-record=off -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s --check-prefix=REMARK
; REMARK-DAG: map 'p' kept on the heap because it is in code compiled without optimization
; REMARK-DAG: map 'm' kept on the heap because it is in code compiled without optimization
; CHECK-NOT: __roost

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)

; CHECK-LABEL: define {{.*}}@plain(
; O0-NOT:        !roost.storage
; O1:            !roost.storage
; CHECK:       ret void
define void @plain() {
  %p = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %p, i64 576, i64 16, i64 8)
  store ptr %s, ptr %p
  call void @__roost_moved(ptr %p, ptr %p)
  call void @use(ptr %p)
  ret void
}

; CHECK-LABEL: define {{.*}}@never(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null
define void @never() noinline optnone {
  %m = alloca [48 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8)
  store ptr %s, ptr %m
  call void @__roost_moved(ptr %m, ptr %m)
  call void @use(ptr %m)
  ret void
}
