internal import CLibcurl

enum Placeholder { static func v() -> String { String(cString: curl_version()) } }
