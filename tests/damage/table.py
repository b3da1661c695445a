"""What is tried on forms: each thing that can happen to one, and each state its fields can be in."""

from tests.damage import damages

STATES: dict[str, damages.Damage] = {
    "控件书签都在": damages.keep,
    "控件标记丢失": damages.strip_tags,
    "控件剥掉": damages.strip_controls,
    "书签剥掉": damages.strip_bookmarks,
    "都剥掉": damages.strip_both,
}
DAMAGES: dict[str, damages.Damage] = {
    "没有别的损伤": damages.keep,
    "一字一段": damages.split_runs,
    "修订未接受": damages.track_changes,
    "写在控件旁": damages.type_beside,
    "Word 记下的光标": damages.leave_cursor,
    "插入空行": damages.insert_row,
    "复制一行": damages.copy_row,
    "删去一行": damages.delete_row,
    "首行移到末尾": damages.swap_rows,
    "改标题的字": damages.reword_headings,
    "两个标题的字对调": damages.swap_heading_texts,
    "两列连标题对调": damages.swap_columns,
    "两列只换内容": damages.swap_body_columns,
    "左右两格合并": damages.merge_cells,
    "上下两格合并": damages.merge_down,
    "一格拆成两格": damages.split_cell,
    "删格左移": damages.delete_cell,
    "划掉重写": damages.strike_answers,
    "划掉行名": damages.strike_labels,
    "改行名": damages.reword_rows,
    "删去标题行": damages.drop_headings,
    "套进另一个表格": damages.wrap_table,
}
