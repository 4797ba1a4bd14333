package cn.zhengtong.support.identity;

import cn.zhengtong.kernel.MobileNumber;

/// Sends a short message. A port: a province connects its gateway, the demo brings a simulator.
public interface SmsSender {

    void send(MobileNumber to, String text);
}
