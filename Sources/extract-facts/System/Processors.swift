import Glibc

/// How many processors the machine has at work.
func usableProcessors() -> Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }
