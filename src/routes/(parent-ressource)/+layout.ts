/** Server-rendered: no framework runtime on the phone. */
export const csr = __FAMILY_HYDRATED__;
