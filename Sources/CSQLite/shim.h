// The system's SQLite. It is linked statically (see Package.swift): loading it would cost every run, also one that writes no
// database.
#include <sqlite3.h>
