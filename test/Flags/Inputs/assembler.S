// unordered_map
#define RESULT 40
        .text
        .globl inAssembler
        .type inAssembler, @function
inAssembler:
        movl $RESULT, %eax
        ret
        .size inAssembler, .-inAssembler
        .section .note.GNU-stack,"",@progbits
