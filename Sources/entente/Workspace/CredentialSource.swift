import CalDAV
import Foundation

/// Where a user name and a password come from: never from the arguments, which everybody on the machine can read.
///
/// A file that is named by an option counts before the environment, ENTENTE_CALDAV_USER and ENTENTE_CALDAV_PASSWORD, and
/// that before the file that ENTENTE_CALDAV_CREDENTIALS names. A file has the format of `Netrc`, is the user's own, and
/// no other user may touch it.
struct CredentialSource {
  /// A few lines of text.
  private static let longestFile = 1 << 16

  /// The file that an option names.
  var file: String?
  var environment: [String: String]

  /// Nil where nothing names any; some servers ask for none.
  func credentials(host: String) throws(CalDAVProblem) -> Credentials? {
    if let file { return try credentials(host: host, in: file) }
    let user = environment["ENTENTE_CALDAV_USER", default: ""]
    let password = environment["ENTENTE_CALDAV_PASSWORD", default: ""]
    switch (user.isEmpty, password.isEmpty) {
    case (false, false):
      guard let credentials = Credentials(user: user, password: password) else {
        throw CalDAVProblem(
          .credentials,
          "ENTENTE_CALDAV_USER has a colon, or it or the password has control characters; mend it")
      }
      return credentials
    case (true, true):
      guard let file = environment["ENTENTE_CALDAV_CREDENTIALS"], !file.isEmpty else { return nil }
      return try credentials(host: host, in: file)
    default:
      throw CalDAVProblem(
        .credentials,
        "\(user.isEmpty ? "ENTENTE_CALDAV_USER" : "ENTENTE_CALDAV_PASSWORD") is not set; set both, or neither"
      )
    }
  }

  private func credentials(host: String, in file: String) throws(CalDAVProblem) -> Credentials {
    let bytes = try Self.bytes(of: file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CalDAVProblem(.credentials, "\(file) is no UTF-8 text; save it as such")
    }
    do throws(Netrc.Failure) {
      if let found = try Netrc(text).credentials(host: host) { return found }
    } catch {
      throw CalDAVProblem(
        .credentials,
        "\(file):\(error.line): \(error.reason); write 'machine \(host) login NAME password PASSWORD'")
    }
    throw CalDAVProblem(
      .credentials,
      "\(file) has nothing for \(host); add a line 'machine \(host) login NAME password PASSWORD'")
  }

  /// What is opened is what is looked at: nobody can change the file in between.
  private static func bytes(of file: String) throws(CalDAVProblem) -> [UInt8] {
    // A pipe that nobody writes to would be waited for for ever.
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw CalDAVProblem(
        .credentials, "\(file) cannot be opened (\(String(cString: strerror(errno)))); check the path")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw CalDAVProblem(.credentials, "\(file) is no regular file")
    }
    guard status.st_uid == geteuid() else {
      throw CalDAVProblem(
        .credentials, "\(file) belongs to another user, who may read and change it; use a file of your own")
    }
    guard status.st_mode & 0o077 == 0 else {
      throw CalDAVProblem(
        .credentials, "\(file) may be used by other users of this machine; run: chmod 600 \(file)")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      guard count > 0, bytes.count + count <= longestFile else {
        throw CalDAVProblem(
          .credentials, "\(file) cannot be read, or is larger than \(longestFile >> 10) KiB")
      }
      bytes += buffer.prefix(count)
    }
  }
}
