package cn.zhengtong.support.notices;

import cn.zhengtong.kernel.MobileNumber;

/// A short message 短信.
///
/// @param id by it the gateway knows a message again
public record Sms(String id, MobileNumber to, String text) {

    @Override
    public String toString() {
        return "sms " + id;
    }
}
