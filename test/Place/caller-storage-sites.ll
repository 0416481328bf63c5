; A hoisted storage call belongs to the site in the callee, at whatever depth, as
; if its construction stood in the caller; and to the variable that is initialized
; by the call, which has no construction of its own.
; RUN: %opt -load-pass-plugin=%roost_pass -passes='roost,verify' -roost-record=off -pass-remarks=roost -pass-remarks-missed=roost -disable-output %s 2>&1 | FileCheck %s
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -disable-output -pass-remarks-output=%t.yaml %s
; RUN: FileCheck %s --check-prefix=YAML --input-file=%t.yaml
; RUN: %opt -load-pass-plugin=%roost_pass -passes=roost -S %s | FileCheck %s --check-prefix=IR

; CHECK:      remark: a.cpp:4:7: map 'm' placed on the stack, 576 bytes
; CHECK-NEXT: remark: a.cpp:8:7: map 'handed' placed on the stack, 576 bytes
; CHECK-NEXT: remark: a.cpp:12:7: map 'x' placed on the stack, 576 bytes
; CHECK-NEXT: remark: a.cpp:16:7: map 'n' kept on the heap because it is moved out, so storage in the frame would be copied
; CHECK-NEXT: remark: a.cpp:20:7: map 'y' placed on the stack, 576 bytes
; CHECK-NEXT: remark: a.cpp:24:7: map 'z' kept on the heap because it is moved out, so storage in the frame would be copied
; CHECK-NOT:  remark

; YAML:      --- !Passed
; YAML:      Name: {{ *}}FromCaller
; YAML-NEXT: DebugLoc: {{ *}}{ File: a.cpp, Line: 4, Column: 7 }
; YAML:        - Map: {{ *}}m
; YAML:        - Where: {{ *}}stack
; YAML:        - Header: {{ *}}return-slot
; YAML:        - Reason: {{ *}}from-caller
; YAML-NEXT:   - Rule: {{ *}}R9

; A function that is changed itself keeps its subprogram.
; IR: define internal void @build({{.*}} !dbg

declare ptr @__roost_storage(ptr, i64, i64, i64)
declare void @__roost_moved(ptr, ptr)
declare void @use(ptr)
@member = global [56 x i8] zeroinitializer

define internal void @build(ptr sret([56 x i8]) %out) !dbg !10 {
  %s = call ptr @__roost_storage(ptr %out, i64 576, i64 16, i64 8), !dbg !20
  store ptr %s, ptr %out
  ret void
}
define internal void @chain(ptr sret([56 x i8]) %out) !dbg !12 {
  call void @build(ptr sret([56 x i8]) %out), !dbg !22
  ret void
}
define void @f() !dbg !13 {
  %x = alloca [56 x i8], align 8
  call void @chain(ptr sret([56 x i8]) %x), !dbg !23
  call void @use(ptr %x)
  ret void
}
define internal void @mixed(ptr sret([56 x i8]) %out) !dbg !14 {
  %s = call ptr @__roost_storage(ptr %out, i64 576, i64 16, i64 8), !dbg !24
  store ptr %s, ptr %out
  ret void
}
define void @g() !dbg !15 {
  %y = alloca [56 x i8], align 8
  call void @mixed(ptr sret([56 x i8]) %y), !dbg !26
  call void @use(ptr %y)
  ret void
}
define void @h() !dbg !16 {
  %z = alloca [56 x i8], align 8
  call void @mixed(ptr sret([56 x i8]) %z), !dbg !27
  call void @__roost_moved(ptr %z, ptr @member)
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
!10 = distinct !DISubprogram(name: "build", file: !1, line: 3, type: !4, unit: !0)
!11 = distinct !DISubprogram(name: "Table", file: !3, line: 70, type: !4, unit: !0)
!12 = distinct !DISubprogram(name: "chain", file: !1, line: 7, type: !4, unit: !0)
!13 = distinct !DISubprogram(name: "f", file: !1, line: 11, type: !4, unit: !0)
!14 = distinct !DISubprogram(name: "mixed", file: !1, line: 15, type: !4, unit: !0)
!15 = distinct !DISubprogram(name: "g", file: !1, line: 19, type: !4, unit: !0)
!16 = distinct !DISubprogram(name: "h", file: !1, line: 23, type: !4, unit: !0)
!20 = !DILocation(line: 74, column: 9, scope: !11, inlinedAt: !21)
!21 = distinct !DILocation(line: 4, column: 7, scope: !10)
!22 = !DILocation(line: 8, column: 11, scope: !12)
!23 = !DILocation(line: 12, column: 11, scope: !13)
!24 = !DILocation(line: 74, column: 9, scope: !11, inlinedAt: !25)
!25 = distinct !DILocation(line: 16, column: 7, scope: !14)
!26 = !DILocation(line: 20, column: 11, scope: !15)
!27 = !DILocation(line: 24, column: 11, scope: !16)

!roost.sites = !{!30, !31, !32, !33, !34, !35}
!30 = !{!"{\22file\22:\22a.cpp\22,\22line\22:4,\22column\22:7,\22beginLine\22:4,\22beginColumn\22:3,\22endLine\22:4,\22endColumn\22:8,\22name\22:\22m\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22build()\22,\22symbol\22:\22build\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
!31 = !{!"{\22file\22:\22a.cpp\22,\22line\22:8,\22column\22:7,\22beginLine\22:8,\22beginColumn\22:3,\22endLine\22:8,\22endColumn\22:18,\22name\22:\22handed\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22chain()\22,\22symbol\22:\22chain\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
!32 = !{!"{\22file\22:\22a.cpp\22,\22line\22:12,\22column\22:7,\22beginLine\22:12,\22beginColumn\22:3,\22endLine\22:12,\22endColumn\22:18,\22name\22:\22x\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22f()\22,\22symbol\22:\22f\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
!33 = !{!"{\22file\22:\22a.cpp\22,\22line\22:16,\22column\22:7,\22beginLine\22:16,\22beginColumn\22:3,\22endLine\22:16,\22endColumn\22:8,\22name\22:\22n\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22mixed()\22,\22symbol\22:\22mixed\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
!34 = !{!"{\22file\22:\22a.cpp\22,\22line\22:20,\22column\22:7,\22beginLine\22:20,\22beginColumn\22:3,\22endLine\22:20,\22endColumn\22:18,\22name\22:\22y\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22g()\22,\22symbol\22:\22g\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
!35 = !{!"{\22file\22:\22a.cpp\22,\22line\22:24,\22column\22:7,\22beginLine\22:24,\22beginColumn\22:3,\22endLine\22:24,\22endColumn\22:18,\22name\22:\22z\22,\22type\22:\22Map\22,\22canonicalType\22:\22std::unordered_map<int, int>\22,\22function\22:\22h()\22,\22symbol\22:\22h\22,\22kind\22:\22local\22,\22header\22:\22stack\22,\22buckets\22:\22heap\22,\22table\22:\22flat\22,\22reason\22:\22no-escape\22,\22subject\22:\22\22,\22bytes\22:0,\22headerBytes\22:0,\22copies\22:0,\22iterated\22:false,\22flow\22:[]}"}
