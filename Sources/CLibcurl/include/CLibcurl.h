#ifndef ENTENTE_CLIBCURL_H
#define ENTENTE_CLIBCURL_H

#include <curl/curl.h>

// libcurl is loaded by the one command that needs it, not linked: it and the thirty libraries behind it would cost
// every start of the program 5 ms. These are its functions, with a type for each of its variadic calls. None may be
// called before entente_curl_load has given NULL.

#pragma clang assume_nonnull begin

typedef size_t (*entente_curl_receiver)(char *bytes, size_t size, size_t count, void *_Nullable receiver);

// Loads libcurl once; NULL where it stands ready, else why not. Any thread may call it, any number of times.
const char *_Nullable entente_curl_load(void);

CURL *_Nullable entente_curl_new(void);
void entente_curl_free(CURL *handle);
CURLcode entente_curl_perform(CURL *handle);
const char *entente_curl_explain(CURLcode code);

CURLcode entente_curl_set_long(CURL *handle, CURLoption option, long value);
// libcurl copies the text, except that of CURLOPT_POSTFIELDS.
CURLcode entente_curl_set_text(CURL *handle, CURLoption option, const char *_Nullable text);
CURLcode entente_curl_set_pointer(CURL *handle, CURLoption option, void *_Nullable pointer);
CURLcode entente_curl_set_receiver(CURL *handle, CURLoption option, entente_curl_receiver receiver);

// The status of the last answer; 0 where there was none.
long entente_curl_status(CURL *handle);

// The list with a copy of the text at its end; NULL where memory is short, and then the list is as it was.
struct curl_slist *_Nullable entente_curl_list_append(struct curl_slist *_Nullable list, const char *text);
void entente_curl_list_free(struct curl_slist *_Nullable list);

// CURLAUTH_BASIC and CURLAUTH_DIGEST are casts, which Swift does not import.
static inline long entente_curl_auth_none(void) { return 0; }
static inline long entente_curl_auth_basic(void) { return (long)CURLAUTH_BASIC; }
static inline long entente_curl_auth_digest(void) { return (long)CURLAUTH_DIGEST; }

#pragma clang assume_nonnull end

#endif
