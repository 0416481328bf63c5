; As the pass meets C++: the constructor asks for storage, and is inlined into
; the function that holds the header before anything is decided. What is asked
; in a function that hands the header on is answered there, at the end.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='default<O2>,verify<roost>' -roost-record=off -S %s | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes='default<Oz>,verify<roost>' -roost-record=off -S %s | FileCheck %s
declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @use(ptr)

define linkonce_odr void @Map(ptr %this) alwaysinline {
  %s = call ptr @__roost_storage(ptr %this, i64 576, i64 16, i64 8)
  store ptr %s, ptr %this
  ret void
}
; CHECK-LABEL: define {{.*}}void @user(
; CHECK:         %roost.storage = alloca [576 x i8]
; CHECK:         store ptr %roost.storage, ptr %m
define void @user() {
  %m = alloca ptr, align 8
  call void @Map(ptr %m)
  call void @use(ptr %m)
  ret void
}
; CHECK-LABEL: define {{.*}}void @make(
; CHECK-NOT:     !roost.storage
; CHECK:         store ptr null, ptr %out
define void @make(ptr sret(ptr) %out) noinline {
  call void @Map(ptr %out)
  call void @use(ptr %out)
  ret void
}
; CHECK-NOT: roost-
