/// Zhengtong 政通: the folders below are the rooms of the house, see docs/modules.md.
@NullMarked
package cn.zhengtong;

import org.jspecify.annotations.NullMarked;
