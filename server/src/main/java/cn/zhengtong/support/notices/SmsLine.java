package cn.zhengtong.support.notices;

import java.io.IOException;

/// What carries one signed request to the gateway and its answer back.
interface SmsLine {

    Reply exchange(Envelope request) throws IOException, InterruptedException;

    String name();

    record Reply(int status, String body) {}
}
