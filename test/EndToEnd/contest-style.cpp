// The way programs are written in contests.
//
// RUN: %same-output --levels=O0,O2 --lowered=2 %s
#include <bits/stdc++.h>
using namespace std;
#define int long long
#define pb push_back
#define all(x) (x).begin(), (x).end()
#define F first
#define S second
#define endl '\n'
typedef pair<int, int> pii;
typedef unordered_map<int, int> mp;

int twoSum(vector<int> &nums, int target) {
  unordered_map<int, int> seen;
  for (int i = 0; i < (int)nums.size(); i++) {
    if (seen.count(target - nums[i]))
      return seen[target - nums[i]] * 1000 + i;
    seen[nums[i]] = i;
  }
  return -1;
}

int lengthOfLongestSubstring(string s) {
  unordered_map<char, int> last;
  int best = 0, start = 0;
  for (int i = 0; i < (int)s.size(); i++) {
    if (last.find(s[i]) != last.end() && last[s[i]] >= start)
      start = last[s[i]] + 1;
    last[s[i]] = i;
    best = max(best, i - start + 1);
  }
  return best;
}

vector<vector<string>> groupAnagrams(vector<string> &strs) {
  unordered_map<string, vector<string>> groups;
  for (auto &s : strs) {
    string key = s;
    sort(all(key));
    groups[key].pb(s);
  }
  vector<vector<string>> result;
  for (auto &p : groups) {
    sort(all(p.S));
    result.pb(p.S);
  }
  sort(all(result));
  return result;
}

mp cnt;
int dfs(int n, mp &memo) {
  if (n <= 1)
    return n;
  if (memo.count(n))
    return memo[n];
  return memo[n] = (dfs(n - 1, memo) + dfs(n - 2, memo)) % 1000000007;
}

struct LRUCache {
  int cap;
  list<pii> items;
  unordered_map<int, list<pii>::iterator> where;
  LRUCache(int c) : cap(c) {}
  int get(int k) {
    if (!where.count(k))
      return -1;
    items.splice(items.begin(), items, where[k]);
    return where[k]->S;
  }
  void put(int k, int v) {
    if (get(k) != -1) {
      where[k]->S = v;
      return;
    }
    if ((int)items.size() == cap) {
      where.erase(items.back().F);
      items.pop_back();
    }
    items.push_front({k, v});
    where[k] = items.begin();
  }
};

int32_t main() {
  ios::sync_with_stdio(false);
  cin.tie(nullptr);
  vector<int> nums{2, 7, 11, 15};
  cout << twoSum(nums, 26) << endl;
  cout << lengthOfLongestSubstring("pwwkewabcb") << endl;
  vector<string> strs{"eat", "tea", "tan", "ate", "nat", "bat"};
  for (auto &g : groupAnagrams(strs)) {
    for (auto &s : g)
      cout << s << ' ';
    cout << endl;
  }
  mp memo;
  cout << dfs(90, memo) << ' ' << memo.size() << endl;
  for (int x : nums)
    cnt[x % 3]++;
  cout << cnt[2] << endl;
  LRUCache cache(2);
  cache.put(1, 1), cache.put(2, 2);
  cout << cache.get(1) << ' ';
  cache.put(3, 3);
  cout << cache.get(2) << ' ' << cache.get(3) << endl;
  unordered_set<int> st(all(nums));
  cout << st.size() << endl;
}
