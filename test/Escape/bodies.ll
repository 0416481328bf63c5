; Whose body counts (E5), and functions that call one another.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='print<roost-escape>' -disable-output %s | FileCheck %s
@last = global ptr null

; CHECK-LABEL: function even
; CHECK-NEXT:    param 0 %p: heap none, result none, freed none
define void @even(ptr %p, i64 %n) {
  call void @odd(ptr %p, i64 %n)
  ret void
}
; CHECK-LABEL: function odd
; CHECK-NEXT:    param 0 %p: heap none, result none, freed none
define void @odd(ptr %p, i64 %n) {
  call void @even(ptr %p, i64 %n)
  ret void
}
; CHECK-LABEL: function ping
; CHECK-NEXT:    param 0 %p: heap 1, result none, freed none
define void @ping(ptr %p) {
  call void @pong(ptr %p)
  ret void
}
; CHECK-LABEL: function pong
; CHECK-NEXT:    param 0 %p: heap 1, result none, freed none
define void @pong(ptr %p) {
  %v = load ptr, ptr %p
  store ptr %v, ptr @last
  call void @ping(ptr %p)
  ret void
}
; Another file's definition may take the place of this one.
; CHECK-LABEL: function replaceable
; CHECK-NEXT:    param 0 %p: unknown
define weak void @replaceable(ptr %p) {
  ret void
}
; CHECK-LABEL: function inline_function
; CHECK-NEXT:    param 0 %p: heap none, result none, freed none
define linkonce_odr void @inline_function(ptr %p) {
  ret void
}
; A coroutine's parameters live on when it returns.
; CHECK-LABEL: function coroutine
; CHECK-NEXT:    param 0 %p: unknown
define void @coroutine(ptr %p) presplitcoroutine {
  ret void
}
; CHECK-LABEL: function calls_coroutine
; CHECK-NEXT:    param 0 %p: heap 0, result none, freed 0
define void @calls_coroutine(ptr %p) {
  call void @coroutine(ptr %p)
  ret void
}
