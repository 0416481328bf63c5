; E8: indirect calls whose callees are all in view.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='print<roost-escape>' -disable-output %s | FileCheck %s
@last = global ptr null

define internal void @look(ptr %p) {
  %v = load i32, ptr %p
  ret void
}
define internal void @peek(ptr %p) {
  ret void
}
define internal void @keep(ptr %p) {
  store ptr %p, ptr @last
  ret void
}
define internal void @other_type(ptr %p, ptr %q) {
  ret void
}

@harmless = internal constant [2 x ptr] [ptr @look, ptr @peek]
@mixed = internal constant [2 x ptr] [ptr @look, ptr @keep]
@mistyped = internal constant [2 x ptr] [ptr @look, ptr @other_type]
@elsewhere = external constant [2 x ptr]
@replaceable = weak constant [2 x ptr] [ptr @look, ptr @peek]
@set_here = internal global ptr @look
@set_to_keep = internal global ptr @look
@set_anywhere = global ptr @look
@address_known = internal global ptr @look
@address = global ptr @address_known

; CHECK-LABEL: function chosen
; CHECK-NEXT:    param 0 %c
; CHECK-NEXT:    param 1 %p: heap none, result none, freed none
define void @chosen(i1 %c, ptr %p) {
  %f = select i1 %c, ptr @look, ptr @peek
  call void %f(ptr %p)
  ret void
}
; CHECK-LABEL: function chosen_keep
; CHECK:         param 1 %p: heap 0, result none, freed none
define void @chosen_keep(i1 %c, ptr %p) {
  %f = select i1 %c, ptr @look, ptr @keep
  call void %f(ptr %p)
  ret void
}
; CHECK-LABEL: function from_table
; CHECK:         param 1 %p: heap none, result none, freed none
define void @from_table(i64 %i, ptr %p) {
  %at = getelementptr ptr, ptr @harmless, i64 %i
  %f = load ptr, ptr %at
  call void %f(ptr %p)
  ret void
}
; CHECK-LABEL: function from_mixed
; CHECK:         param 1 %p: heap 0, result none, freed none
define void @from_mixed(i64 %i, ptr %p) {
  %at = getelementptr ptr, ptr @mixed, i64 %i
  %f = load ptr, ptr %at
  call void %f(ptr %p)
  ret void
}
; Its first one alone.
; CHECK-LABEL: function first_of_mixed
; CHECK:         param 0 %p: heap none, result none, freed none
define void @first_of_mixed(ptr %p) {
  %f = load ptr, ptr @mixed
  call void %f(ptr %p)
  ret void
}
; CHECK-LABEL: function from_mistyped
; CHECK:         param 1 %p: heap 0, result none, freed 0
define void @from_mistyped(i64 %i, ptr %p) {
  %at = getelementptr ptr, ptr @mistyped, i64 %i
  %f = load ptr, ptr %at
  call void %f(ptr %p)
  ret void
}
; CHECK-LABEL: function from_elsewhere
; CHECK:         param 1 %p: heap 0, result none, freed 0
define void @from_elsewhere(i64 %i, ptr %p) {
  %at = getelementptr ptr, ptr @elsewhere, i64 %i
  %f = load ptr, ptr %at
  call void %f(ptr %p)
  ret void
}
; CHECK-LABEL: function from_replaceable
; CHECK:         param 1 %p: heap 0, result none, freed 0
define void @from_replaceable(i64 %i, ptr %p) {
  %at = getelementptr ptr, ptr @replaceable, i64 %i
  %f = load ptr, ptr %at
  call void %f(ptr %p)
  ret void
}

; A variable of this file that is only loaded and stored.
; CHECK-LABEL: function set
; CHECK-NEXT:    param 0 %f
define void @set(ptr %f) {
  store ptr @peek, ptr @set_here
  store ptr @keep, ptr @set_to_keep
  store ptr @peek, ptr @address_known
  ret void
}
; CHECK-LABEL: function from_set
; CHECK:         param 0 %p: heap none, result none, freed none
define void @from_set(ptr %p) {
  %f = load ptr, ptr @set_here
  call void %f(ptr %p)
  ret void
}
; CHECK-LABEL: function from_set_to_keep
; CHECK:         param 0 %p: heap 0, result none, freed none
define void @from_set_to_keep(ptr %p) {
  %f = load ptr, ptr @set_to_keep
  call void %f(ptr %p)
  ret void
}
; CHECK-LABEL: function from_set_anywhere
; CHECK:         param 0 %p: heap 0, result none, freed 0
define void @from_set_anywhere(ptr %p) {
  %f = load ptr, ptr @set_anywhere
  call void %f(ptr %p)
  ret void
}
; CHECK-LABEL: function from_known_address
; CHECK:         param 0 %p: heap 0, result none, freed 0
define void @from_known_address(ptr %p) {
  %f = load ptr, ptr @address_known
  call void %f(ptr %p)
  ret void
}

; A parameter, all of whose calls are seen; through a local variable, as the
; frontend writes it.
; CHECK-LABEL: function apply
; CHECK:         param 1 %p: heap none, result none, freed none
define internal void @apply(ptr %f, ptr %p) {
  %f.addr = alloca ptr
  store ptr %f, ptr %f.addr
  %g = load ptr, ptr %f.addr
  call void %g(ptr %p)
  ret void
}
; CHECK-LABEL: function applies
; CHECK:         object %m: does not escape
define void @applies() {
  %m = alloca i64
  call void @apply(ptr @look, ptr %m)
  call void @apply(ptr @peek, ptr %m)
  ret void
}
; One of the calls gives a function that keeps.
; CHECK-LABEL: function apply_keep
; CHECK:         param 1 %p: heap 0, result none, freed none
define internal void @apply_keep(ptr %f, ptr %p) {
  call void %f(ptr %p)
  ret void
}
define void @applies_keep(ptr %m) {
  call void @apply_keep(ptr @look, ptr %m)
  call void @apply_keep(ptr @keep, ptr %m)
  ret void
}
; Other files may call it.
; CHECK-LABEL: function apply_any
; CHECK:         param 1 %p: heap 0, result none, freed 0
define void @apply_any(ptr %f, ptr %p) {
  call void %f(ptr %p)
  ret void
}
; Others may call it by its address.
; CHECK-LABEL: function apply_address
; CHECK:         param 1 %p: heap 0, result none, freed 0
define internal void @apply_address(ptr %f, ptr %p) {
  call void %f(ptr %p)
  ret void
}
@apply_address_kept = global ptr @apply_address
define void @applies_address(ptr %m) {
  call void @apply_address(ptr @look, ptr %m)
  ret void
}
