#ifndef ENTENTE_CLIBCURL_H
#define ENTENTE_CLIBCURL_H

#include <curl/curl.h>

#endif
