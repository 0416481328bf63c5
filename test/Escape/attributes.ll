; LLVM's attributes are facts too; "not kept" does not mean "not freed", and says
; nothing of what is stored in the object.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='print<roost-escape>' -disable-output %s | FileCheck %s
declare void @not_kept(ptr nocapture)
declare void @not_kept_not_freed(ptr nocapture) nofree
declare void @arg_not_freed(ptr nocapture nofree)
declare ptr @returned(ptr returned nocapture) nofree
declare ptr @pure(ptr) memory(none)

; CHECK-LABEL: function a
; CHECK-NEXT:    param 0 %p: heap 1, result none, freed 0
define void @a(ptr %p) {
  call void @not_kept(ptr %p)
  ret void
}
; CHECK-LABEL: function b
; CHECK-NEXT:    param 0 %p: heap 1, result none, freed none
define void @b(ptr %p) {
  call void @not_kept_not_freed(ptr %p)
  ret void
}
; Of what it points to, the attribute of a parameter says nothing.
; CHECK-LABEL: function c
; CHECK-NEXT:    param 0 %p: heap 1, result none, freed 1
define void @c(ptr %p) {
  call void @arg_not_freed(ptr %p)
  ret void
}
; CHECK-LABEL: function d
; CHECK-NEXT:    param 0 %p: heap 1, result 0, freed none
define ptr @d(ptr %p) {
  %r = call ptr @returned(ptr %p)
  ret ptr %r
}
; CHECK-LABEL: function e
; CHECK-NEXT:    param 0 %p: heap none, result 0, freed none
define ptr @e(ptr %p) {
  %r = call ptr @pure(ptr %p)
  ret ptr %r
}
