//===- alloc-counter.c - Count a program's heap allocations ---------------===//
//
// Loaded by LD_PRELOAD, this stands before the C library's allocator, counts
// every block a program gets (operator new ends here too), and appends the sum
// to the file that ALLOC_COUNTER_OUT names when the program ends.
//
// A realloc counts when it makes a new block, that is, when it was given none.
// It calls glibc's own entry points rather than dlsym, which allocates itself.
//
//===----------------------------------------------------------------------===//
#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

static atomic_ulong Count;

static void counted(void) {
  atomic_fetch_add_explicit(&Count, 1, memory_order_relaxed);
}

void *malloc(size_t Size) {
  counted();
  return __libc_malloc(Size);
}

void *calloc(size_t Number, size_t Size) {
  counted();
  return __libc_calloc(Number, Size);
}

void *realloc(void *Block, size_t Size) {
  if (!Block)
    counted();
  return __libc_realloc(Block, Size);
}

void *memalign(size_t Align, size_t Size) {
  counted();
  return __libc_memalign(Align, Size);
}

void *aligned_alloc(size_t Align, size_t Size) { return memalign(Align, Size); }

int posix_memalign(void **Block, size_t Align, size_t Size) {
  *Block = memalign(Align, Size);
  return *Block ? 0 : ENOMEM;
}

__attribute__((destructor)) static void report(void) {
  unsigned long Sum = atomic_load(&Count);
  const char *Path = getenv("ALLOC_COUNTER_OUT");
  FILE *Out = Path ? fopen(Path, "a") : NULL;
  if (!Out)
    return;
  fprintf(Out, "%lu\n", Sum);
  fclose(Out);
}
