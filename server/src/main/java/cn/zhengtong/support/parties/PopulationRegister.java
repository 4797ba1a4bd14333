package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.PersonName;

/// The two-element check 二要素核验 of public security: does this name belong to this number. A port: the demo
/// brings a simulator.
public interface PopulationRegister {

    /// What the register says.
    enum Answer {
        SAME,
        DIFFERENT,
        /// The register cannot be reached or does not know the number.
        SILENT
    }

    Answer check(PersonName name, CitizenNumber number);
}
