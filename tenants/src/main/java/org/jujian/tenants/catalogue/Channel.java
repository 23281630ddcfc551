package org.jujian.tenants.catalogue;

import java.util.Arrays;
import java.util.Optional;

/// 公开渠道. The name of a constant is its letter in the catalogue, the files and the stores.
public enum Channel {
    G("公开栏"),
    D("电子屏"),
    M("居民会议"),
    X("信箱/宣传资料"),
    W("网站/小程序");

    private final String label;

    Channel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Channel> ofLetter(String letter) {
        return Arrays.stream(values()).filter(c -> c.name().equals(letter)).findFirst();
    }
}
