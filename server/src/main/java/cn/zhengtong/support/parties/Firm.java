package cn.zhengtong.support.parties;

import cn.zhengtong.kernel.CreditCode;
import java.util.UUID;

/// A firm or other organisation 法人和其他组织. Its name, code and address are public.
///
/// @param representative the person who stands for it by law
/// @param confirmed false while only its bearer says that it exists
public record Firm(
        UUID id, CreditCode creditCode, String name, String address, UUID representative, boolean confirmed) {}
