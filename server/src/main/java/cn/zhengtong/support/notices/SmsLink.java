package cn.zhengtong.support.notices;

import java.util.Optional;
import java.util.UUID;

/// Replaces the address of a notice by one that opens without signing in, made when the message leaves and
/// stored
/// nowhere. A port: the module that such addresses belong to provides it.
public interface SmsLink {

    /// @param link the address of the notice
    /// @return an address of this house, empty when the link is not one of this module's
    Optional<String> openFor(UUID person, String link);
}
