package org.jujian.tenants.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// 证据 of a publication, written `e1` … `e10` (catalogue.md §0).
public enum Proof {
    E1("公开表格扫描件"),
    E2("公开栏张贴照片"),
    E3("监督小组审核签字表"),
    E4("党组织/廉政监督员审查表"),
    E5("会议记录、签到和表决票"),
    E6("电子屏/网页截图"),
    E7("发放清单"),
    E8("凭证/合同/审计报告"),
    E9("三级保密审查表"),
    E10("归档目录号");

    /// What every publication needs; E2 stands for E2 or E6, E3 for E3 or E4 (golden README D-13).
    public static final List<Proof> ALWAYS = List.of(E1, E2, E3, E9, E10);

    private final String label;

    Proof(String label) {
        this.label = label;
    }

    /// `e1` … `e10`, as in the files and the stores.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String label() {
        return label;
    }

    public static Optional<Proof> ofCode(String code) {
        return Arrays.stream(values()).filter(p -> p.code().equals(code)).findFirst();
    }
}
