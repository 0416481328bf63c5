; E7: a call through the descriptor of a table's type is one of each function of
; its type that a descriptor of this module holds.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='print<roost-escape>' -disable-output %s | FileCheck %s
;
; Where another file makes one of the descriptors, nothing is known.
; RUN: sed -e 's/^; ELSEWHERE //' %s | %opt -load-pass-plugin=%roost_pass -passes='print<roost-escape>' -disable-output | FileCheck %s --check-prefix=UNKNOWN
; And where one may be written to.
; RUN: sed -e 's/linkonce_odr constant/linkonce_odr global/' %s | %opt -load-pass-plugin=%roost_pass -passes='print<roost-escape>' -disable-output | FileCheck %s --check-prefix=UNKNOWN
%type = type { i64, ptr, ptr }
@last = global ptr null

@_ZN5roost6detail6TypeOfIMapE5kTypeE = linkonce_odr constant %type { i64 8, ptr @hash_pure, ptr @move }
@_ZN5roost6detail6TypeOfISetE5kTypeE = linkonce_odr constant %type { i64 8, ptr @hash_keeps, ptr null }
; ELSEWHERE @_ZN5roost6detail6TypeOfIFarE5kTypeE = external constant %type

; CHECK-LABEL: function hash_pure
; CHECK-NEXT:    param 0 %function: heap none, result none, freed none
; CHECK-NEXT:    param 1 %slots: heap none, result none, freed none
define linkonce_odr void @hash_pure(ptr %function, ptr %slots, i32 %which) {
  ret void
}
; The functor keeps its own address, and what is in the slots.
; CHECK-LABEL: function hash_keeps
; CHECK-NEXT:    param 0 %function: heap 0, result none, freed none
; CHECK-NEXT:    param 1 %slots: heap 1, result none, freed none
define linkonce_odr void @hash_keeps(ptr %function, ptr %slots, i32 %which) {
  store ptr %function, ptr @last
  %v = load ptr, ptr %slots
  store ptr %v, ptr @last
  ret void
}
; CHECK-LABEL: function move
; CHECK-NEXT:    param 0 %to: heap none, result none, freed none
; CHECK-NEXT:    param 1 %from: heap none, result none, freed none, into 0+0 1
define linkonce_odr void @move(ptr %to, ptr %from) {
  %v = load ptr, ptr %from
  store ptr %v, ptr %to
  ret void
}

; Either of the two that have this type.
; CHECK-LABEL: function _ZN5roost6detail8TypeCall4hashE
; CHECK-NEXT:    param 0 %type: heap none, result none, freed none
; CHECK-NEXT:    param 1 %function: heap 0, result none, freed none
; CHECK-NEXT:    param 2 %slots: heap 1, result none, freed none
; UNKNOWN-LABEL: function _ZN5roost6detail8TypeCall4hashE
; UNKNOWN-NEXT:    param 0 %type: heap none, result none, freed none
; UNKNOWN-NEXT:    param 1 %function: heap 0, result none, freed 0
; UNKNOWN-NEXT:    param 2 %slots: heap 0, result none, freed 0
define linkonce_odr void @_ZN5roost6detail8TypeCall4hashE(ptr %type, ptr %function, ptr %slots, i32 %which) noinline {
  %field = getelementptr %type, ptr %type, i64 0, i32 1
  %f = load ptr, ptr %field
  call void %f(ptr %function, ptr %slots, i32 %which)
  ret void
}
; One function alone has this type.
; CHECK-LABEL: function _ZN5roost6detail8TypeCall4moveE
; CHECK-NEXT:    param 0 %type: heap none, result none, freed none
; CHECK-NEXT:    param 1 %to: heap none, result none, freed none
; CHECK-NEXT:    param 2 %from: heap none, result none, freed none, into 1+0 1
define linkonce_odr void @_ZN5roost6detail8TypeCall4moveE(ptr %type, ptr %to, ptr %from) noinline {
  %field = getelementptr %type, ptr %type, i64 0, i32 2
  %f = load ptr, ptr %field
  call void %f(ptr %to, ptr %from)
  ret void
}
; None has this type: nobody comes here.
; CHECK-LABEL: function _ZN5roost6detail8TypeCall4noneE
; CHECK-NEXT:    param 0 %type: heap none, result none, freed none
; CHECK-NEXT:    param 1 %p: heap none, result none, freed none
; UNKNOWN-LABEL: function _ZN5roost6detail8TypeCall4noneE
; UNKNOWN-NEXT:    param 0 %type: heap none, result none, freed none
; UNKNOWN-NEXT:    param 1 %p: heap 0, result none, freed 0
define linkonce_odr void @_ZN5roost6detail8TypeCall4noneE(ptr %type, ptr %p) noinline {
  %f = load ptr, ptr %type
  call void %f(ptr %p)
  ret void
}

; A caller gets the facts, though it comes first.
; CHECK-LABEL: function grows
; CHECK-NEXT:    param 0 %header: heap 1, result none, freed none
define void @grows(ptr %header) {
  %slots = load ptr, ptr %header
  call void @_ZN5roost6detail8TypeCall4hashE(ptr @_ZN5roost6detail6TypeOfIMapE5kTypeE, ptr null, ptr %header, i32 1)
  ret void
}
; Elsewhere a call through a pointer is one of any function.
; CHECK-LABEL: function _ZN5roost6detail4elseE
; CHECK-NEXT:    param 0 %type: heap none, result none, freed none
; CHECK-NEXT:    param 1 %p: heap 0, result none, freed 0
define linkonce_odr void @_ZN5roost6detail4elseE(ptr %type, ptr %p) {
  %field = getelementptr %type, ptr %type, i64 0, i32 2
  %f = load ptr, ptr %field
  call void %f(ptr %p, ptr %p)
  ret void
}
