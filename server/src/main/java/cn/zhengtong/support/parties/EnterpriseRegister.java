package cn.zhengtong.support.parties;

import java.util.Optional;

/// The register of firms. A port: the demo brings a simulator.
public interface EnterpriseRegister {

    /// An entry as the register has it.
    record Entry(String creditCode, String name, String address, String representativeNumber) {}

    /// @param creditCode as typed, also when its check character does not match
    Optional<Entry> find(String creditCode);
}
