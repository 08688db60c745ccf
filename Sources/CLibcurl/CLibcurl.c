#include "CLibcurl.h"

#include <dlfcn.h>
#include <pthread.h>

// curl.h makes macros of these variadic functions, to check their arguments.
#undef curl_easy_setopt
#undef curl_easy_getinfo

static struct {
  __typeof__(&curl_global_init) global_init;
  __typeof__(&curl_easy_init) init;
  __typeof__(&curl_easy_cleanup) cleanup;
  __typeof__(&curl_easy_perform) perform;
  __typeof__(&curl_easy_strerror) explain;
  __typeof__(&curl_easy_setopt) set;
  __typeof__(&curl_easy_getinfo) get;
  __typeof__(&curl_slist_append) append;
  __typeof__(&curl_slist_free_all) free_all;
} curl;

static pthread_once_t once = PTHREAD_ONCE_INIT;
static const char *failure;

#ifdef __APPLE__
static const char *const library = "libcurl.4.dylib";
#else
static const char *const library = "libcurl.so.4";
#endif

static void load(void) {
  // Never closed: libcurl and what it loads leave behind handlers that run at the end of the process.
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    const char *reason = dlerror();
    failure = reason ? reason : library;
    return;
  }
  struct {
    void **function;
    const char *name;
  } symbols[] = {
      {(void **)&curl.global_init, "curl_global_init"}, {(void **)&curl.init, "curl_easy_init"},
      {(void **)&curl.cleanup, "curl_easy_cleanup"},    {(void **)&curl.perform, "curl_easy_perform"},
      {(void **)&curl.explain, "curl_easy_strerror"},   {(void **)&curl.set, "curl_easy_setopt"},
      {(void **)&curl.get, "curl_easy_getinfo"},        {(void **)&curl.append, "curl_slist_append"},
      {(void **)&curl.free_all, "curl_slist_free_all"},
  };
  for (size_t index = 0; index < sizeof symbols / sizeof symbols[0]; index++) {
    *symbols[index].function = dlsym(handle, symbols[index].name);
    if (!*symbols[index].function) {
      failure = "libcurl lacks a function that every version of it has";
      return;
    }
  }
  CURLcode code = curl.global_init(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK) failure = curl.explain(code);
}

const char *entente_curl_load(void) {
  pthread_once(&once, load);
  return failure;
}

CURL *entente_curl_new(void) { return curl.init(); }
void entente_curl_free(CURL *handle) { curl.cleanup(handle); }
CURLcode entente_curl_perform(CURL *handle) { return curl.perform(handle); }
const char *entente_curl_explain(CURLcode code) { return curl.explain(code); }

CURLcode entente_curl_set_long(CURL *handle, CURLoption option, long value) {
  return curl.set(handle, option, value);
}
CURLcode entente_curl_set_text(CURL *handle, CURLoption option, const char *text) {
  return curl.set(handle, option, text);
}
CURLcode entente_curl_set_pointer(CURL *handle, CURLoption option, void *pointer) {
  return curl.set(handle, option, pointer);
}
CURLcode entente_curl_set_receiver(CURL *handle, CURLoption option, entente_curl_receiver receiver) {
  return curl.set(handle, option, receiver);
}

long entente_curl_status(CURL *handle) {
  long status = 0;
  curl.get(handle, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

struct curl_slist *entente_curl_list_append(struct curl_slist *list, const char *text) {
  return curl.append(list, text);
}
void entente_curl_list_free(struct curl_slist *list) { curl.free_all(list); }
