internal import CLibcrypto

/// The SHA-256 of bytes that come piece by piece (FIPS 180-4). It owns what libcrypto keeps meanwhile, and frees it.
public final class RunningDigest {
  private let context: OpaquePointer

  /// Of no bytes yet; nil where there is no memory.
  public init?() {
    guard let context = EVP_MD_CTX_new() else { return nil }
    self.context = context
    guard EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else { return nil }
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Takes the next bytes.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    _ = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  /// The digest of everything taken, in lower-case hexadecimal. Nothing is to be taken afterwards.
  public func finish() -> String {
    var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    var length: UInt32 = 0
    _ = EVP_DigestFinal_ex(context, &digest, &length)
    return ContentDigest.hexadecimal(digest.prefix(Int(length)))
  }
}
