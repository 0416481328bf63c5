// L8: fields of classes that this file alone declares.
// RUN: %same-output --verdicts %s -- -std=c++17
#include <cstdio>
#include <memory>
#include <string>
#include <typeinfo>
#include <unordered_map>
#include <unordered_set>
#include <utility>

using Numbers = std::unordered_map<int, int>;

namespace {
struct Plain {
  Numbers m; // flat
  std::unordered_set<std::string> seen; // flat
};
class WithConstructors {
public:
  WithConstructors() : m{{1, 2}} {}
  explicit WithConstructors(Numbers from) : m(std::move(from)) {} // flat
  void set(int k, int v) { m[k] = v; }
  int get(int k) const {
    auto it = m.find(k);
    return it == m.end() ? -1 : it->second;
  }
  const Numbers &all() const { return m; }

private:
  Numbers m; // flat
};
struct Initialized {
  Numbers m = {{1, 2}}; // flat
  Numbers n{16}; // flat
};
} // namespace
static void used() {
  Plain p;
  p.m[1] = 2;
  p.seen.insert("a");
  Plain q = p, r{{{1, 2}}, {}};
  q = std::move(p);
  WithConstructors a, b(Numbers{{3, 4}});
  a.set(5, 6);
  Initialized i;
  std::printf("%zu%zu%zu\n", q.m.size(), q.seen.size(), r.m.size());
  std::printf("%d%d%zu%zu\n", a.get(5), b.get(3), b.all().size(), i.m.size());
}

// A reference to an element is kept while code that may reach the field runs.
namespace {
struct Growing {
  Numbers m; // node: reference-kept
  void grow() {
    for (int i = 10; i < 99; ++i)
      m[i] = i;
  }
  int kept() {
    int &x = m[1];
    grow();
    return x;
  }
};
struct NotGrowing {
  Numbers m; // flat
  int kept() {
    int &x = m[1];
    x += int(m.size());
    return x;
  }
};
} // namespace
static void grown() {
  Growing g;
  NotGrowing n;
  g.m[1] = 2;
  n.m[1] = 2;
  std::printf("%d%d\n", g.kept(), n.kept());
}

// A class whose typeid is asked for, and one whose layout is.
struct Identified {
  Numbers m; // stays: type-observed
};
namespace {
struct Bucketed {
  Numbers m; // stays: unsupported-member
  size_t buckets() const { return m.bucket_count(); }
};
} // namespace
static void identified() {
  Identified i;
  Bucketed b;
  std::printf("%s%zu%d\n", typeid(i).name(), i.m.size(), b.buckets() > 0);
}

// Fields of local classes, and of classes in classes.
static void local() {
  struct Local {
    Numbers m; // flat
  } l;
  l.m[1] = 2;
  struct Outer {
    struct Inner {
      Numbers m; // flat
    } inner;
  } o;
  o.inner.m[1] = 2;
  auto p = std::make_unique<Local>();
  p->m[3] = 4;
  std::printf("%zu%zu%zu\n", l.m.size(), o.inner.m.size(), p->m.size());
}

// A base's field, and one whose address is a pointer to member.
namespace {
struct Base {
  Numbers m; // flat
};
struct Derived : Base {
  void add() { m[1] = 2; }
};
struct Pointed {
  Numbers m; // stays: address-taken
};
} // namespace
static void inherited() {
  Derived d;
  d.add();
  Numbers Pointed::*f = &Pointed::m;
  Pointed p;
  (p.*f)[1] = 2;
  std::printf("%zu%zu\n", d.m.size(), p.m.size());
}

int main() { used(), grown(), identified(), local(), inherited(); }
