/* Not C++: the words below mean nothing here. */
int unordered_map = 1;
int inC(int new) { return new + unordered_map; }
