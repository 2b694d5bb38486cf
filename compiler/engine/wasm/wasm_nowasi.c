// wasm_nowasi.c - the few system calls of the C library end here, so that the
// module imports nothing from WASI. Nothing is ever written or read.
#include <time.h>
#include <wasi/api.h>

__wasi_errno_t __wasi_fd_write(__wasi_fd_t fd, const __wasi_ciovec_t *list,
                               size_t n, __wasi_size_t *written)
{
    (void)fd;
    (void)list;
    (void)n;
    (void)written;
    return __WASI_ERRNO_BADF;
}

__wasi_errno_t __wasi_fd_close(__wasi_fd_t fd)
{
    (void)fd;
    return __WASI_ERRNO_BADF;
}

__wasi_errno_t __wasi_fd_seek(__wasi_fd_t fd, __wasi_filedelta_t offset,
                              __wasi_whence_t whence, __wasi_filesize_t *at)
{
    (void)fd;
    (void)offset;
    (void)whence;
    (void)at;
    return __WASI_ERRNO_BADF;
}

time_t time(time_t *now)
{
    if (now)
        *now = 0;
    return 0;
}
