package cn.zhengtong.support.certificates;

/// Where signing keys live (密码机): they are made, used and destroyed there and never come out. A
/// port: a hardware module's driver takes the place of [SoftwareKeys].
public interface KeyDevice {

    /// Makes an SM2 key pair under a new label.
    ///
    /// @return its public half, an encoded SubjectPublicKeyInfo
    byte[] make(String label);

    /// SM2 signature with SM3 (GB/T 32918.2) under the default user id, encoded as in GM/T 0009.
    byte[] sign(String label, byte[] message);

    void destroy(String label);
}
