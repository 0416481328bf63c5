; A storage call belongs to the site its location lies in, through inlining; of
; several copies the worst decides; a site without copies was optimized away, or
; its function is not here at all. What was not lowered is said too.
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -S %s | FileCheck %s --check-prefix=IR
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -disable-output -pass-remarks-output=%t.yaml %s
; RUN: FileCheck %s --check-prefix=YAML --input-file=%t.yaml

; CHECK:      remark: a.cpp:4:7: map 'm' placed on the stack, 576 bytes
; CHECK-NEXT: remark: a.cpp:8:7: map 'twice' kept on the heap because it is moved out, so storage in the frame would be copied
; CHECK-NEXT: remark: a.cpp:12:7: map 'gone' is removed by the optimizer
; CHECK-NEXT: remark: a.cpp:16:7: map 'absent' kept on the heap because it is in a function that this file does not emit
; CHECK-NEXT: remark: a.cpp:20:7: map 'ordered' not lowered because it is an ordered container
; CHECK-NOT:  remark

; YAML:      --- !Passed
; YAML:      Pass: {{ *}}roost
; YAML-NEXT: Name: {{ *}}NoEscape
; YAML-NEXT: DebugLoc: {{ *}}{ File: a.cpp, Line: 4, Column: 7 }
; YAML-NEXT: Function: {{ *}}f
; YAML:        - Map: {{ *}}m
; YAML:        - Where: {{ *}}stack
; YAML:        - Bytes: {{ *}}'576'
; YAML:      --- !Missed
; YAML:      Name: {{ *}}MovedOut

; The record is in the object, once; the sites are out of the module.
; IR:     section ".roost.report", align 8, !exclude
; IR-NOT: roost.sites

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)

define void @f(ptr %out) !dbg !10 {
  %m = alloca [56 x i8], align 8
  %s = call ptr @__roost_storage(ptr %m, i64 576, i64 16, i64 8), !dbg !20
  store ptr %s, ptr %m
  %a = alloca [56 x i8], align 8
  %t = call ptr @__roost_storage(ptr %a, i64 576, i64 16, i64 8), !dbg !24
  store ptr %t, ptr %a
  %b = alloca [56 x i8], align 8
  %u = call ptr @__roost_storage(ptr %b, i64 576, i64 16, i64 8), !dbg !24
  store ptr %u, ptr %b
  call void @__roost_moved(ptr %b, ptr %out), !dbg !24
  ret void
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!2}
!0 = distinct !DICompileUnit(language: DW_LANG_C_plus_plus_14, file: !1, emissionKind: NoDebug)
!1 = !DIFile(filename: "a.cpp", directory: "/src")
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DIFile(filename: "roost/unordered_map.h", directory: "/include")
!4 = !DISubroutineType(types: !5)
!5 = !{}
!10 = distinct !DISubprogram(name: "f", file: !1, line: 3, type: !4, unit: !0)
!11 = distinct !DISubprogram(name: "Table", file: !3, line: 70, type: !4, unit: !0)
!20 = !DILocation(line: 74, column: 9, scope: !11, inlinedAt: !21)
!21 = distinct !DILocation(line: 4, column: 7, scope: !10)
!24 = !DILocation(line: 74, column: 9, scope: !11, inlinedAt: !25)
!25 = distinct !DILocation(line: 8, column: 9, scope: !10)

!roost.sites = !{!30, !31, !32, !33, !34}
!30 = !{!"{\22file\22:\22a.cpp\22,\22line\22:4,\22column\22:7,\22beginLine\22:4,\22beginColumn\22:3,\22endLine\22:4,\22endColumn\22:8,\22name\22:\22m\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22f()\22,\22symbol\22:\22f\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
!31 = !{!"{\22file\22:\22a.cpp\22,\22line\22:8,\22column\22:7,\22beginLine\22:8,\22beginColumn\22:3,\22endLine\22:8,\22endColumn\22:12,\22name\22:\22twice\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22f()\22,\22symbol\22:\22f\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
!32 = !{!"{\22file\22:\22a.cpp\22,\22line\22:12,\22column\22:7,\22beginLine\22:12,\22beginColumn\22:3,\22endLine\22:12,\22endColumn\22:12,\22name\22:\22gone\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22f()\22,\22symbol\22:\22f\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
!33 = !{!"{\22file\22:\22a.cpp\22,\22line\22:16,\22column\22:7,\22beginLine\22:16,\22beginColumn\22:3,\22endLine\22:16,\22endColumn\22:12,\22name\22:\22absent\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22unused()\22,\22symbol\22:\22_ZL6unusedv\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
!34 = !{!"{\22file\22:\22a.cpp\22,\22line\22:20,\22column\22:7,\22beginLine\22:20,\22beginColumn\22:3,\22endLine\22:20,\22endColumn\22:12,\22name\22:\22ordered\22,\22type\22:\22std::map<int, int>\22,\22canonicalType\22:\22std::map<int, int>\22,\22function\22:\22f()\22,\22symbol\22:\22f\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22none\22,\22reason\22:\22ordered-container\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
