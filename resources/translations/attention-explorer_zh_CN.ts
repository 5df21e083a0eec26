<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HeadsWords</name>
    <message>
        <source>%1 %2</source>
        <comment>a number and its unit</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>head and its measure</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>head and its name</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <comment>head, its name and the measure</comment>
        <translation>%1 · %2 %3</translation>
    </message>
    <message>
        <source>called “%1”: %2 is %3, at least %4 is needed</source>
        <translation>称为“%1”：%2为 %3，至少需要 %4</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>measure and value</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>HeatScale</name>
    <message>
        <source>scale of this head</source>
        <translation>此头的色标</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>first key left out</source>
        <translation>略去第一个键</translation>
    </message>
    <message>
        <source>one scale for all</source>
        <translation>共用同一标度</translation>
    </message>
    <message>
        <source>scale of this map</source>
        <translation>本图的标度</translation>
    </message>
</context>
<context>
    <name>HeatWords</name>
    <message>
        <source>each pixel: mean of %1 × %2 cells</source>
        <translation>每像素：%1 × %2 个格子的平均值</translation>
    </message>
    <message>
        <source>each pixel: farthest from zero of %1 × %2 cells</source>
        <translation>每像素：%1 × %2 个格子中离零最远的值</translation>
    </message>
    <message>
        <source>each pixel: maximum of %1 × %2 cells</source>
        <translation>每像素：%1 × %2 个格子的最大值</translation>
    </message>
    <message>
        <source>masked (−∞)</source>
        <translation>已掩蔽（−∞）</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>非数</translation>
    </message>
    <message>
        <source>masked: this pair is not looked at</source>
        <translation>已掩蔽：这一对不被关注</translation>
    </message>
    <message>
        <source>not a number: it came so from the array that was given</source>
        <translation>非数：给出的数组中就是这样</translation>
    </message>
    <message>
        <source>rows attend to columns, each row sums to 1</source>
        <translation>行关注列，每行之和为 1</translation>
    </message>
    <message>
        <source>rows: %1, columns: %2</source>
        <translation>行：%1，列：%2</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>rank %1 of %2 in its row</source>
        <translation>在该行中排第 %1，共 %2</translation>
    </message>
    <message>
        <source>sum of the row: %1</source>
        <translation>该行之和：%1</translation>
    </message>
    <message>
        <source>No tokens yet. Type a sentence above, or choose an example.</source>
        <translation>还没有词元。请在上方输入一句话，或选择一个示例。</translation>
    </message>
    <message>
        <source>The numbers of this step were not kept; they are being computed now.</source>
        <translation>这一步的数没有保留；正在计算。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Head %1</source>
        <translation>第 %1 个头</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>an axis and a place on it</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>By %1</source>
        <comment>what a stack runs over</comment>
        <translation>按%1</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>one of a stack and its title</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>rows: %1, columns: %2, each row sums to 1</source>
        <translation>行：%1，列：%2，每行之和为 1</translation>
    </message>
</context>
<context>
    <name>LinksWords</name>
    <message>
        <source>the %1 strongest of %2 links</source>
        <translation>%2 条连线中最强的 %1 条</translation>
    </message>
    <message>
        <source>links below %1 are not drawn</source>
        <translation>小于 %1 的连线不画出</translation>
    </message>
</context>
<context>
    <name>TableWords</name>
    <message>
        <source>%1 of %2 rows and %3 of %4 columns</source>
        <translation>%2 行中的 %1 行，%4 列中的 %3 列</translation>
    </message>
</context>
<context>
    <name>att::Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>最近打开的文件(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Lens</source>
        <translation>机制(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;New</source>
        <translation>新建(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Continue Last Session</source>
        <translation>继续上次会话(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;As…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Copy Figure</source>
        <translation>复制图片(&amp;C)</translation>
    </message>
    <message>
        <source>Reset &amp;All Options of the Lens</source>
        <translation>重置该机制的所有选项(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Navigation</source>
        <translation>导航(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Options</source>
        <translation>选项(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Explanation</source>
        <translation>解释(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Values as a Table</source>
        <translation>以表格显示数值(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Let Go of the Pinned Number</source>
        <translation>放开固定的数(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;arger</source>
        <translation>放大(&amp;A)</translation>
    </message>
    <message>
        <source>S&amp;maller</source>
        <translation>缩小(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;100 %</source>
        <translation>100 %(&amp;1)</translation>
    </message>
    <message>
        <source>&amp;Projector Mode</source>
        <translation>投影模式(&amp;P)</translation>
    </message>
    <message>
        <source>As the &amp;Desktop</source>
        <translation>跟随桌面(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>Dar&amp;k</source>
        <translation>深色(&amp;K)</translation>
    </message>
    <message>
        <source>As the &amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Next &amp;Stage</source>
        <translation>下一阶段(&amp;S)</translation>
    </message>
    <message>
        <source>Previous S&amp;tage</source>
        <translation>上一步骤(&amp;T)</translation>
    </message>
    <message>
        <source>Next &amp;Head</source>
        <translation>下一个头(&amp;H)</translation>
    </message>
    <message>
        <source>Previous H&amp;ead</source>
        <translation>上一个头(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Next Lens</source>
        <translation>下一个机制(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Lens</source>
        <translation>上一个机制(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;About This Lens</source>
        <translation>关于此机制(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find Anything</source>
        <translation>查找任何内容(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>About Attention E&amp;xplorer</source>
        <translation>关于 Attention Explorer(&amp;X)</translation>
    </message>
    <message>
        <source>Leave Projector Mode</source>
        <translation>退出投影模式</translation>
    </message>
    <message>
        <source>Open a Picture…</source>
        <translation>打开图片…</translation>
    </message>
    <message>
        <source>Paste a Picture</source>
        <translation>粘贴图片</translation>
    </message>
    <message>
        <source>Draw over the Picture…</source>
        <translation>在图片上画…</translation>
    </message>
    <message>
        <source>Paint over the Heatmap</source>
        <translation>在热图上涂画</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>One Step</source>
        <translation>前进一步</translation>
    </message>
    <message>
        <source>Forget All Steps</source>
        <translation>忘掉所有步骤</translation>
    </message>
    <message>
        <source>Look at the Newest Step</source>
        <translation>看最新一步</translation>
    </message>
    <message>
        <source>Pin This Step, or Let Go of It</source>
        <translation>固定或放开这一步</translation>
    </message>
    <message>
        <source>Go On from a File…</source>
        <translation>从文件继续…</translation>
    </message>
    <message>
        <source>Save What Was Reached…</source>
        <translation>保存已达到的状态…</translation>
    </message>
</context>
<context>
    <name>att::ArraysEditor</name>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>%1: open a file</source>
        <translation>%1：打开文件</translation>
    </message>
    <message>
        <source>no file</source>
        <translation>没有文件</translation>
    </message>
    <message>
        <source>%1: without the file</source>
        <translation>%1：不用这个文件</translation>
    </message>
    <message>
        <source>Lets go of the file; the numbers are drawn or learned ones again.</source>
        <translation>放开这个文件；数值重新由抽取或学习得到。</translation>
    </message>
</context>
<context>
    <name>att::CardArea</name>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The numbers as a table that can be read, copied and spoken (T)</source>
        <translation>以表格列出这些数，可以读取、复制和朗读（T）</translation>
    </message>
    <message>
        <source>Previous head</source>
        <translation>上一个头</translation>
    </message>
    <message>
        <source>Next head</source>
        <translation>下一个头</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂画</translation>
    </message>
    <message>
        <source>Draw on the heatmap with the mouse: what you draw over is hidden, or shown again (P)</source>
        <translation>用鼠标在热图上画：画过的被隐藏，或重新显示（P）</translation>
    </message>
    <message>
        <source>Press and drag over cells, or press the space bar. P puts the brush down.</source>
        <translation>按住并拖过单元格，或按空格键。按 P 放下画笔。</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Before | after</source>
        <translation>前 | 后</translation>
    </message>
</context>
<context>
    <name>att::CommandPalette</name>
    <message>
        <source>Find an action, a mechanism, an option or an example</source>
        <translation>查找操作、机制、选项或示例</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找任何内容</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>att::CostSection</name>
    <message>
        <source>Cost</source>
        <translation>开销</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>All numbers that training would set.</source>
        <translation>训练需要确定的所有数。</translation>
    </message>
    <message>
        <source>Multiply-adds</source>
        <translation>乘加次数</translation>
    </message>
    <message>
        <source>Multiplications with their addition, from the closed form; twice as many operations (FLOP).</source>
        <translation>每次乘法连同其加法，按公式计算；运算次数（FLOP）是它的两倍。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Of all values that are kept for the stages, at four bytes each.</source>
        <translation>各阶段所保留的全部数值，每个四字节。</translation>
    </message>
</context>
<context>
    <name>att::Courses</name>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
</context>
<context>
    <name>att::Document</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置%1</translation>
    </message>
</context>
<context>
    <name>att::Errors</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>att::ExplanationProfile</name>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2：%3</translation>
    </message>
</context>
<context>
    <name>att::ExplanationSteps</name>
    <message>
        <source>Steps of the computation</source>
        <translation>计算的步骤</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Terms are rounded so that they add up as they stand here; the number itself stands above in full.</source>
        <translation>各项经过舍入，使其按此处所写的数字恰好相加；完整的数值写在上方。</translation>
    </message>
</context>
<context>
    <name>att::ExplanationStrip</name>
    <message>
        <source>Point at any number to see how it came about. A click keeps it.</source>
        <translation>指向任何一个数，就能看到它是怎么来的。单击可将其固定。</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Back to the number this one was reached from</source>
        <translation>回到由之而来的那个数</translation>
    </message>
    <message>
        <source>Let go of the pinned number</source>
        <translation>放开固定的数</translation>
    </message>
    <message>
        <source>Copy the explanation as text</source>
        <translation>把解释复制为文本</translation>
    </message>
    <message>
        <source>Unfold the explanation</source>
        <translation>展开解释</translation>
    </message>
    <message>
        <source>Fold the explanation</source>
        <translation>折叠解释</translation>
    </message>
<message>
        <source>Still from before the last change.</source>
        <translation>仍是上次改动之前的内容。</translation>
    </message>
</context>
<context>
    <name>att::ExportDialog</name>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose where the file goes</source>
        <translation>选择文件存放的位置</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Puts picture, drawing and numbers on the clipboard</source>
        <translation>把图片、矢量图和数字放入剪贴板</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Preview of the figure</source>
        <translation>图的预览</translation>
    </message>
    <message>
        <source>Export as</source>
        <translation>导出为</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
    <message>
        <source>%1. This file exists already and will be replaced.</source>
        <translation>%1。该文件已存在，将被替换。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>att::FieldBox</name>
    <message>
        <source>A number is expected here.</source>
        <translation>这里需要一个数。</translation>
    </message>
    <message>
        <source>The range is %1 to %2.</source>
        <translation>范围是 %1 到 %2。</translation>
    </message>
    <message>
        <source>%1 is not possible here; the nearest are %2 and %3.</source>
        <translation>这里不能用 %1；最接近的是 %2 和 %3。</translation>
    </message>
    <message>
        <source>%1 is not possible here; the nearest is %2.</source>
        <translation>这里不能用 %1；最接近的是 %2。</translation>
    </message>
</context>
<context>
    <name>att::FieldRow</name>
    <message>
        <source>From %1 to %2.</source>
        <translation>从 %1 到 %2。</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>重置%1</translation>
    </message>
    <message>
        <source>Back to the initial value. A double click on the label does the same.</source>
        <translation>回到初始值。双击名称也可以。</translation>
    </message>
    <message>
        <source>%1: none counts</source>
        <translation>%1：没有生效的值</translation>
    </message>
</context>
<context>
    <name>att::Files</name>
    <message>
        <source>Opening %1 …</source>
        <translation>正在打开 %1 …</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>%1 takes no arrays from files.</source>
        <translation>%1不接受来自文件的数组。</translation>
    </message>
    <message>
        <source>Saving %1 …</source>
        <translation>正在保存 %1 …</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>%1 takes no pictures. Choose a lens of the family Image first.</source>
        <translation>“%1”不接受图片。请先在“图像”类中选择一个视角。</translation>
    </message>
<message>
        <source>Saving will ask for another name.</source>
        <translation>保存时会要求另取名字。</translation>
    </message>
</context>
<context>
    <name>att::Form</name>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
</context>
<context>
    <name>att::HeadsView</name>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n 个头</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · sorted by %2 ▾</source>
        <comment>number of heads and order</comment>
        <translation>%1 · 按%2排序 ▾</translation>
    </message>
    <message>
        <source>%1 · %2 ▾</source>
        <comment>number of heads and order, short</comment>
        <translation>%1 · %2 ▾</translation>
    </message>
    <message>
        <source>number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Order of the heads</source>
        <translation>头的顺序</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a stack and its panel</comment>
        <translation>%2：%1</translation>
    </message>
</context>
<context>
    <name>att::HeatView</name>
    <message>
        <source>%1 rows and %2 columns; arrow keys read the cells, T opens them as a table</source>
        <translation>%1 行 %2 列；用方向键读取格子，按 T 以表格打开</translation>
    </message>
</context>
<context>
    <name>att::Journal</name>
    <message>
        <source>Edits cannot be written down in %1: %2. A crash would lose what is not saved.</source>
        <translation>修改无法记入 %1：%2。若程序崩溃，未保存的内容会丢失。</translation>
    </message>
</context>
<context>
    <name>att::LensHelp</name>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>出处</translation>
    </message>
    <message>
        <source>What to look for</source>
        <translation>观察要点</translation>
    </message>
    <message>
        <source>What is often got wrong</source>
        <translation>常见误解</translation>
    </message>
</context>
<context>
    <name>att::LinksView</name>
    <message>
        <source>Links of %1</source>
        <translation>%1的连线</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <translation>%1 %2，%3</translation>
    </message>
    <message>
        <source>Up and down walk along the tokens, left and right change the side, Enter isolates one</source>
        <translation>上下键在词元间移动，左右键换边，回车键单独显示一个词元</translation>
    </message>
</context>
<context>
    <name>att::MainWindow</name>
    <message>
        <source>Untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>%1[*] – Attention Explorer</source>
        <translation>%1[*] – Attention Explorer</translation>
    </message>
    <message>
        <source>About Attention Explorer</source>
        <translation>关于 Attention Explorer</translation>
    </message>
    <message>
        <source>Attention Explorer %1

Attention mechanisms live: every number is computed here, and explained.

Free software under the GNU General Public License, version 3 or later. It uses Qt, QCustomPlot, Eigen, ICU and libzip. It never uses the network.</source>
        <translation>Attention Explorer %1

注意力机制，即时可见：每个数都在这里算出，并有解释。

自由软件，遵循 GNU 通用公共许可证第 3 版或更新版本。使用 Qt、QCustomPlot、Eigen、ICU 和 libzip。从不使用网络。</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Recent file</source>
        <translation>最近的文件</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Example of %1</source>
        <translation>%1的示例</translation>
    </message>
    <message>
        <source>Option, %1</source>
        <translation>选项，%1</translation>
    </message>
    <message>
        <source>Exported %1.</source>
        <translation>已导出 %1。</translation>
    </message>
    <message numerus="yes">
        <source>Exported %n file(s).</source>
        <translation>
            <numerusform>已导出 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>The figure is on the clipboard.</source>
        <translation>图已放入剪贴板。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Workspaces (*.attention *.json)</source>
        <translation>工作区 (*.attention *.json)</translation>
    </message>
    <message>
        <source>Figures with a workspace inside (*.png *.svg)</source>
        <translation>内含工作区的图 (*.png *.svg)</translation>
    </message>
    <message>
        <source>Arrays (*.npz *.npy *.safetensors *.csv)</source>
        <translation>数组 (*.npz *.npy *.safetensors *.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Arrays in place of drawn ones</source>
        <translation>用来替换随机抽取的数组</translation>
    </message>
    <message>
        <source>Arrays (*.npz *.npy *.safetensors)</source>
        <translation>数组 (*.npz *.npy *.safetensors)</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Workspaces (*.attention)</source>
        <translation>工作区 (*.attention)</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The program ended unexpectedly with changes that were not saved.</source>
        <translation>程序意外结束，有些修改没有保存。</translation>
    </message>
    <message>
        <source>Bring them back</source>
        <translation>恢复这些修改</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Last session</source>
        <translation>上次会话</translation>
    </message>
    <message>
        <source>Ctrl+Shift+P  Find anything</source>
        <translation>Ctrl+Shift+P  查找任何内容</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>撤销%1(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>重做%1(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Stopped. The picture shows the values before the last change.</source>
        <translation>已停止。图中显示的是最后一次修改之前的值。</translation>
    </message>
    <message>
        <source>Saved %1.</source>
        <translation>已保存 %1。</translation>
    </message>
    <message>
        <source>Everything that can be opened (*.attention *.json *.png *.svg *.jpg *.jpeg *.gif *.bmp *.webp *.tif *.tiff *.npz *.npy *.safetensors *.csv)</source>
        <translation>所有可打开的文件 (*.attention *.json *.png *.svg *.jpg *.jpeg *.gif *.bmp *.webp *.tif *.tiff *.npz *.npy *.safetensors *.csv)</translation>
    </message>
    <message>
        <source>Open a picture</source>
        <translation>打开图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.bmp *.webp *.tif *.tiff)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.gif *.bmp *.webp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Go on from a file</source>
        <translation>从文件继续</translation>
    </message>
    <message>
        <source>Save what was reached</source>
        <translation>保存已达到的状态</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>What is dimmed is still from before the change.</source>
        <translation>变淡的内容仍是改动之前的。</translation>
    </message>
<message>
        <source>It can be shown with another choice:</source>
        <translation>换一项选择即可显示：</translation>
    </message>
</context>
<context>
    <name>att::Navigation</name>
    <message>
        <source>Lenses</source>
        <translation>机制</translation>
    </message>
    <message>
        <source>Show the names</source>
        <translation>显示名称</translation>
    </message>
    <message>
        <source>Fold to icons</source>
        <translation>折叠为图标</translation>
    </message>
</context>
<context>
    <name>att::NoticeBar</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>att::NumberEditor</name>
    <message>
        <source>%1, slider</source>
        <translation>%1，滑块</translation>
    </message>
    <message>
        <source>New %1</source>
        <translation>换一个%1</translation>
    </message>
    <message>
        <source>Draws another number.</source>
        <translation>另抽一个数。</translation>
    </message>
</context>
<context>
    <name>att::PictureBar</name>
    <message>
        <source>%1 · %2 × %3</source>
        <comment>a picture, its width and height</comment>
        <translation>%1 · %2 × %3</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>A picture file: PNG, JPEG, GIF, BMP, WebP or TIFF. Dropping one on the window does the same.</source>
        <translation>图片文件：PNG、JPEG、GIF、BMP、WebP 或 TIFF。把文件拖到窗口上效果相同。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>The picture on the clipboard (Ctrl+V).</source>
        <translation>剪贴板中的图片（Ctrl+V）。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样图</translation>
    </message>
    <message>
        <source>Pictures that the program draws, and examples.</source>
        <translation>程序自己绘制的图片，以及示例。</translation>
    </message>
    <message>
        <source>Embed</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Keeps the picture inside the workspace; else the workspace names its file.</source>
        <translation>把图片存入工作区；否则工作区只记录文件路径。</translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板中没有图片。</translation>
    </message>
    <message>
        <source>Draw…</source>
        <translation>画图…</translation>
    </message>
    <message>
        <source>Draw over the picture, or on a white sheet, and see what follows.</source>
        <translation>在图片上或白纸上画，随即看到结果。</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>画作</translation>
    </message>
</context>
<context>
    <name>att::Program</name>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
</context>
<context>
    <name>att::Segments</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>att::SeriesLegend</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>另有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>att::SeriesPlot</name>
    <message numerus="yes">
        <source>%n point(s) on each curve; left and right read them</source>
        <translation>
            <numerusform>每条曲线有 %n 个点；用左右键读取</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>att::Settings</name>
    <message>
        <source>The settings in %1 cannot be used, so the program starts with its own: %2</source>
        <translation>%1 中的设置无法使用，程序以自带的设置启动：%2</translation>
    </message>
</context>
<context>
    <name>att::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>att::ShortcutDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Move the cursor in a heatmap</source>
        <translation>在热图中移动光标</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Pin the number under the cursor</source>
        <translation>固定光标处的数</translation>
    </message>
    <message>
        <source>Return or Space</source>
        <translation>回车或空格</translation>
    </message>
    <message>
        <source>Zoom a heatmap</source>
        <translation>缩放热图</translation>
    </message>
    <message>
        <source>Wheel, + and −</source>
        <translation>滚轮、+ 和 −</translation>
    </message>
    <message>
        <source>Move a zoomed heatmap</source>
        <translation>移动放大后的热图</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Show the whole heatmap</source>
        <translation>显示整个热图</translation>
    </message>
    <message>
        <source>0 or double click</source>
        <translation>0 或双击</translation>
    </message>
    <message>
        <source>Values of a slider in powers of two</source>
        <translation>让滑块取 2 的幂</translation>
    </message>
    <message>
        <source>Shift while dragging</source>
        <translation>拖动时按住 Shift</translation>
    </message>
    <message>
        <source>Reset one option</source>
        <translation>重置一个选项</translation>
    </message>
    <message>
        <source>Double click on its name</source>
        <translation>双击它的名称</translation>
    </message>
</context>
<context>
    <name>att::SketchWindow</name>
    <message>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>橙色</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>黄色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>Draw the picture</source>
        <translation>画图片</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>画纸</translation>
    </message>
    <message>
        <source>The arrow keys move the brush, with Shift far; the space bar puts it down and lifts it.</source>
        <translation>方向键移动画笔，按住 Shift 移动得更远；空格键落笔或提笔。</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Thickness of the brush</source>
        <translation>画笔粗细</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>White sheet</source>
        <translation>白纸</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>att::StageButton</name>
    <message>
        <source>Stage %1, %2</source>
        <translation>阶段 %1，%2</translation>
    </message>
    <message>
        <source>not kept</source>
        <translation>未保留</translation>
    </message>
</context>
<context>
    <name>att::StageStrip</name>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Earlier stages</source>
        <translation>前面的阶段</translation>
    </message>
    <message>
        <source>Later stages</source>
        <translation>后面的阶段</translation>
    </message>
</context>
<context>
    <name>att::StatusLine</name>
    <message>
        <source>engine %1 ms · frame %2 ms</source>
        <translation>引擎 %1 毫秒 · 一帧 %2 毫秒</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Switch the language</source>
        <translation>切换语言</translation>
    </message>
    <message>
        <source>Scale; a click goes back to 100 %</source>
        <translation>缩放；单击回到 100 %</translation>
    </message>
    <message>
        <source>Projector mode · Esc leaves</source>
        <translation>投影模式 · 按 Esc 退出</translation>
    </message>
    <message>
        <source>Progress of the computation</source>
        <translation>计算进度</translation>
    </message>
    <message>
        <source>Computing on the worker, and from the change to the painted picture</source>
        <translation>后台计算用时，以及从修改到画面绘出的用时</translation>
    </message>
    <message>
        <source>Two operations for each multiplication with its addition</source>
        <translation>每次乘加算作两次运算</translation>
    </message>
</context>
<context>
    <name>att::TableModel</name>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2：%3</translation>
    </message>
</context>
<context>
    <name>att::TableView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>att::TableWindow</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copies the selected cells, or all, with their labels</source>
        <translation>复制所选的格子（未选则全部），连同标签</translation>
    </message>
</context>
<context>
    <name>att::TokenBar</name>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
</context>
<context>
    <name>att::TokenChips</name>
    <message>
        <source>Tokens: none</source>
        <translation>词元：无</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>not pinned</source>
        <translation>未固定</translation>
    </message>
    <message>
        <source>Token %1 of %2: %3, %4</source>
        <translation>第 %1 个词元，共 %2 个：%3，%4</translation>
    </message>
    <message>
        <source>Arrows walk the tokens, the space bar pins one as the query, Return edits the text.</source>
        <translation>方向键在词元间移动，空格键将其固定为查询，回车键编辑文本。</translation>
    </message>
    <message>
        <source>Click to edit the text.</source>
        <translation>单击以编辑文本。</translation>
    </message>
    <message>
        <source>%1
Token %2 of %3. Click to pin it as the query.</source>
        <translation>%1
第 %2 个词元，共 %3 个。单击将其固定为查询。</translation>
    </message>
    <message>
        <source>Arrows walk the tokens, the space bar pins one as the key, Return edits the text.</source>
        <translation>方向键在词元间移动，空格键把词元固定为键，回车键编辑文本。</translation>
    </message>
    <message>
        <source>%1
Token %2 of %3. Click to pin it as the key.</source>
        <translation>%1
第 %2 个词元，共 %3 个。点击可将其固定为键。</translation>
    </message>
    <message>
        <source>Still of the text before the last change.</source>
        <translation>仍是上次改动之前的文本。</translation>
    </message>
</context>
<context>
    <name>att::TokenLine</name>
    <message>
        <source>Only the first %L1 of %L2 characters fit; the rest was left out.</source>
        <translation>只放得下 %L2 个字符中的前 %L1 个；其余已略去。</translation>
    </message>
    <message>
        <source>The text is as long as it can be.</source>
        <translation>文本已经达到最大长度。</translation>
    </message>
</context>
<context>
    <name>att::TokenRow</name>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Write a sentence in any language</source>
        <translation>写一句话，任何语言都可以</translation>
    </message>
    <message>
        <source>Write another text (F2). Every letter takes effect at once.</source>
        <translation>改写文本（F2）。每个字母立即生效。</translation>
    </message>
    <message>
        <source>Only the words offered below are known</source>
        <translation>只认识下方列出的词</translation>
    </message>
</context>
<context>
    <name>att::TransportBar</name>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Unpin step %1</source>
        <translation>取消固定第 %1 步</translation>
    </message>
    <message>
        <source>Pin this step</source>
        <translation>固定这一步</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>每秒 %1 步</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>One step, then stand still</source>
        <translation>走一步，然后停下</translation>
    </message>
    <message>
        <source>Forget all steps and begin anew</source>
        <translation>忘掉所有步，重新开始</translation>
    </message>
    <message>
        <source>Go on from a file</source>
        <translation>从文件继续</translation>
    </message>
    <message>
        <source>Write what was reached to a file</source>
        <translation>把已达到的状态写入文件</translation>
    </message>
    <message>
        <source>Stop looking back</source>
        <translation>不再回看</translation>
    </message>
    <message>
        <source>Keep this step to compare with: the stage “change” shows what is other</source>
        <translation>留下这一步用来比较：“变化”阶段显示有何不同</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Steps a second</source>
        <translation>每秒步数</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Drag to look back at any step</source>
        <translation>拖动以回看任何一步</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>每秒 %1 步</translation>
    </message>
    <message>
        <source>at full speed</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>Press Play to begin.</source>
        <translation>按播放开始。</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>The machine has no memory left for this. Choose fewer tokens or heads.</source>
        <translation>机器没有足够的内存来完成这项计算。请减少词元或头的数量。</translation>
    </message>
    <message>
        <source>This could not be computed: %1</source>
        <translation>无法计算：%1</translation>
    </message>
    <message>
        <source>%1 is %2, but must be a whole number from %3 to %4</source>
        <translation>%1 的值是 %2，但必须是 %3 到 %4 之间的整数</translation>
    </message>
    <message>
        <source>%1 is %2, but must be a number from %3 to %4</source>
        <translation>%1 的值是 %2，但必须是 %3 到 %4 之间的数</translation>
    </message>
    <message>
        <source>%1 is %2, outside the range from %3 to %4</source>
        <translation>%1 的值是 %2，超出了 %3 到 %4 的范围</translation>
    </message>
    <message>
        <source>%1 is %2, but must be on or off</source>
        <translation>%1 的值是 %2，但必须是 on 或 off</translation>
    </message>
    <message>
        <source>%1 is %2, but must be one of: %3</source>
        <translation>%1 的值是 %2，但必须是下列之一：%3</translation>
    </message>
    <message>
        <source>%1 is %2, but must be a text</source>
        <translation>%1 的值是 %2，但必须是文本</translation>
    </message>
    <message>
        <source>%1 has %2 bytes; the limit is %3</source>
        <translation>%1 有 %2 字节；上限是 %3</translation>
    </message>
    <message>
        <source>%1 must name a file of arrays</source>
        <translation>%1 必须是一个数组文件的名字</translation>
    </message>
    <message>
        <source>there is no field %1; the fields are: %2</source>
        <translation>没有字段 %1；可用的字段有：%2</translation>
    </message>
    <message>
        <source>This needs %1 of memory and the limit is %2. Choose fewer tokens or heads, or raise the limit in the settings.</source>
        <translation>这需要 %1 内存，而上限是 %2。请减少词元或头的数量，或在设置中提高上限。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Sequence</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>attention weights A</source>
        <translation>注意力权重 A</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Self-attention</source>
        <translation>自注意力</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>The colour map of weights. Signed numbers always use a diverging map with zero in the middle.</source>
        <translation>权重的色图。带正负号的数始终使用以零为中心的发散色图。</translation>
    </message>
    <message>
        <source>viridis</source>
        <translation>viridis</translation>
    </message>
    <message>
        <source>cividis</source>
        <translation>cividis</translation>
    </message>
    <message>
        <source>magma</source>
        <translation>magma</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>色标</translation>
    </message>
    <message>
        <source>One colour scale for all heads, so that they can be compared, or each head its own.</source>
        <translation>所有头用同一色标以便比较，或每个头各用自己的色标。</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共用</translation>
    </message>
    <message>
        <source>per head</source>
        <translation>逐头</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>Colours by the logarithm of the weight, so that small weights can be told apart.</source>
        <translation>按权重的对数着色，以便区分很小的权重。</translation>
    </message>
    <message>
        <source>Leave out first token</source>
        <translation>略去首词元</translation>
    </message>
    <message>
        <source>The first key often takes most of the weight; without it the scale shows the others.</source>
        <translation>第一个键常常占去大部分权重；略去它，色标才能显示其余的。</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>The values in the cells; auto shows them where they fit.</source>
        <translation>格子里的值；“自动”在放得下时显示。</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>Many cells in a pixel</source>
        <translation>一个像素含多个格子</translation>
    </message>
    <message>
        <source>Where cells are smaller than pixels, a pixel shows the largest or the mean of its cells.</source>
        <translation>当格子比像素还小时，一个像素显示其中的最大值或平均值。</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Drawn as</source>
        <translation>绘制为</translation>
    </message>
    <message>
        <source>A matrix of cells, or lines from queries to keys whose opacity is the weight.</source>
        <translation>由格子组成的矩阵，或从查询到键的连线，连线的不透明度即权重。</translation>
    </message>
    <message>
        <source>matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>links</source>
        <translation>连线</translation>
    </message>
    <message>
        <source>Link threshold</source>
        <translation>连线阈值</translation>
    </message>
    <message>
        <source>Links with a smaller weight are not drawn.</source>
        <translation>权重更小的连线不画出来。</translation>
    </message>
    <message>
        <source>Order of heads</source>
        <translation>头的顺序</translation>
    </message>
    <message>
        <source>By number or by a measure.</source>
        <translation>按编号或按某项度量。</translation>
    </message>
    <message>
        <source>%1: the machine has no memory left for array %2</source>
        <translation>%1：机器没有足够的内存存放数组 %2</translation>
    </message>
    <message>
        <source>%1 claims a shape of more numbers than can be counted</source>
        <translation>%1 声称的形状所含的数多得无法计数</translation>
    </message>
    <message>
        <source>%1 would take %2 of memory; at most %3 are allowed</source>
        <translation>%1 需要 %2 内存；最多允许 %3</translation>
    </message>
    <message>
        <source>%1 is %2. Arrays are read from .npy, .npz, .safetensors, .csv and .json</source>
        <translation>%1 是%2。可读取的数组文件为 .npy、.npz、.safetensors、.csv 和 .json</translation>
    </message>
    <message>
        <source>%1 is %2, not a file of arrays. %3</source>
        <translation>%1 是%2，不是数组文件。%3</translation>
    </message>
    <message>
        <source>%1 is empty</source>
        <translation>%1 是空文件</translation>
    </message>
    <message>
        <source>%1 holds no arrays</source>
        <translation>%1 不含任何数组</translation>
    </message>
    <message>
        <source>%1 holds no array that can be read: %2. %3</source>
        <translation>%1 没有可以读取的数组：%2。%3</translation>
    </message>
    <message>
        <source>%1: the machine has no memory left to read this</source>
        <translation>%1：机器没有足够的内存来读取它</translation>
    </message>
    <message>
        <source>%1 is cut short: %2 bytes were expected from byte %3 on, but it has only %4</source>
        <translation>%1 被截断了：从第 %3 字节起应有 %2 字节，但文件只有 %4 字节</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 became shorter while it was read; try again when it is complete</source>
        <translation>%1 在读取时变短了；请等它完整后再试</translation>
    </message>
    <message>
        <source>%1 is not a file name</source>
        <translation>%1 不是文件名</translation>
    </message>
    <message>
        <source>%1 cannot be opened: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
    <message>
        <source>%1 is %2; a file was expected</source>
        <translation>%1 是%2；这里需要一个文件</translation>
    </message>
    <message>
        <source>%1, line %2: expected a comma or the end of the line after a closing quote</source>
        <translation>%1 第 %2 行：右引号之后应为逗号或行尾</translation>
    </message>
    <message>
        <source>%1, line %2: a quote stands inside a field that does not begin with one</source>
        <translation>%1 第 %2 行：字段不以引号开头，却在中间出现了引号</translation>
    </message>
    <message>
        <source>%1, line %2: a quote is never closed</source>
        <translation>%1 第 %2 行：引号没有闭合</translation>
    </message>
    <message>
        <source>%1, line %2: has %3 fields, the lines before it have %4</source>
        <translation>%1 第 %2 行：有 %3 个字段，而前面各行有 %4 个</translation>
    </message>
    <message>
        <source>%1, line %2, field %3: expected a number, found “%4”</source>
        <translation>%1 第 %2 行第 %3 个字段：应为数字，却是“%4”</translation>
    </message>
    <message>
        <source>%1 holds no row of numbers</source>
        <translation>%1 没有任何一行数字</translation>
    </message>
    <message>
        <source>%1: array %2 has %3 numbers; its indices need %4</source>
        <translation>%1：数组 %2 有 %3 个数；它的下标需要 %4 个</translation>
    </message>
    <message>
        <source>%1, line %2: expected a name, up to three indices in order from 0 on, and a number</source>
        <translation>%1 第 %2 行：应为名称、最多三个从 0 开始依次排列的下标和一个数</translation>
    </message>
    <message>
        <source>%1 has %2; at most %3 are read here</source>
        <translation>%1 有 %2；这里最多读取 %3</translation>
    </message>
    <message>
        <source>%1: the machine has no memory left for %2</source>
        <translation>%1：机器没有足够的内存存放%2</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>没有这个文件或文件夹</translation>
    </message>
    <message>
        <source>permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>your share of the disk is used up</source>
        <translation>您的磁盘配额已用完</translation>
    </message>
    <message>
        <source>the disk can only be read</source>
        <translation>磁盘只能读取</translation>
    </message>
    <message>
        <source>the file would be larger than is allowed here</source>
        <translation>文件会超过这里允许的大小</translation>
    </message>
    <message>
        <source>the disk reports a fault</source>
        <translation>磁盘报告了故障</translation>
    </message>
    <message>
        <source>the name is too long</source>
        <translation>文件名太长</translation>
    </message>
    <message>
        <source>its links lead in a circle</source>
        <translation>它的链接绕成了圈</translation>
    </message>
    <message>
        <source>a part of its path is not a folder</source>
        <translation>路径中有一部分不是文件夹</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>它是文件夹</translation>
    </message>
    <message>
        <source>too many files are open</source>
        <translation>打开的文件太多</translation>
    </message>
    <message>
        <source>the system gives no reason</source>
        <translation>系统没有给出原因</translation>
    </message>
    <message>
        <source>a folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>a socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>a file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>a device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>arrays of NumPy (.npz)</source>
        <translation>NumPy 数组包（.npz）</translation>
    </message>
    <message>
        <source>arrays in JSON</source>
        <translation>JSON 数组</translation>
    </message>
    <message>
        <source>a table of numbers (CSV)</source>
        <translation>数字表格（CSV）</translation>
    </message>
    <message>
        <source>  %1  %2  %3: %4</source>
        <translation>  %1  %2  %3：%4</translation>
    </message>
    <message>
        <source>  %1  %2  %3, of them %4 not a number and %5 infinite</source>
        <translation>  %1  %2  %3，其中 %4 个不是数、%5 个为无穷大</translation>
    </message>
    <message>
        <source>  %1  %2  %3</source>
        <translation>  %1  %2  %3</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>  a workspace of this program; it can be opened</source>
        <translation>  本程序的工作区；可以打开</translation>
    </message>
    <message>
        <source>  %1 = %2</source>
        <translation>  %1 = %2</translation>
    </message>
    <message>
        <source>null</source>
        <translation>null</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>texts, not numbers</source>
        <translation>文本，不是数字</translation>
    </message>
    <message>
        <source>%1: array %2 must hold only numbers, in lists of equal length; its first ones give the shape %3</source>
        <translation>%1：数组 %2 只能包含数字，且各列表长度相等；由开头推得的形状是 %3</translation>
    </message>
    <message>
        <source>%1: array %2 must have a shape of whole numbers and as many numeric values as it says</source>
        <translation>%1：数组 %2 的形状必须由整数组成，并含有与形状相符个数的数值</translation>
    </message>
    <message>
        <source>%1 is the index of a model in several files; open one of the .safetensors files beside it</source>
        <translation>%1 是分存于多个文件的模型的索引；请打开它旁边的某个 .safetensors 文件</translation>
    </message>
    <message>
        <source>%1 is JSON, but holds no array: expected lists of numbers under their names, such as {"w_q": [[1, 2], [3, 4]]}</source>
        <translation>%1 是 JSON，但不含数组：这里需要带名称的数字列表，例如 {"w_q": [[1, 2], [3, 4]]}</translation>
    </message>
    <message>
        <source>this key stands in the object for the second time</source>
        <translation>这个键在对象中第二次出现</translation>
    </message>
    <message>
        <source>there are more values than the limit allows</source>
        <translation>值的个数超过了上限</translation>
    </message>
    <message>
        <source>lists and objects stand in each other deeper than the limit allows</source>
        <translation>列表和对象的嵌套深度超过了上限</translation>
    </message>
    <message>
        <source>expected nothing after the value</source>
        <translation>值之后不应再有内容</translation>
    </message>
    <message>
        <source>expected valid UTF-8</source>
        <translation>应为有效的 UTF-8</translation>
    </message>
    <message>
        <source>expected a \u escape of a whole character: half a surrogate pair stands alone</source>
        <translation>\u 转义应表示完整的字符：这里只有半个代理对</translation>
    </message>
    <message>
        <source>expected control characters inside a text to be written as escapes</source>
        <translation>文本中的控制字符应写成转义</translation>
    </message>
    <message>
        <source>expected a closing quote</source>
        <translation>应为右引号</translation>
    </message>
    <message>
        <source>expected one of " \ / b f n r t u after a backslash</source>
        <translation>反斜杠之后应为 " \ / b f n r t u 之一</translation>
    </message>
    <message>
        <source>expected four hexadecimal digits after \u</source>
        <translation>\u 之后应为四个十六进制数字</translation>
    </message>
    <message>
        <source>expected a complete number, such as -12 or 0.5e3</source>
        <translation>应为完整的数字，例如 -12 或 0.5e3</translation>
    </message>
    <message>
        <source>expected a number that a double can hold, below 1.8e308</source>
        <translation>应为双精度数能表示的数，小于 1.8e308</translation>
    </message>
    <message>
        <source>expected ':' after the key</source>
        <translation>键之后应为“:”</translation>
    </message>
    <message>
        <source>expected a key in double quotes</source>
        <translation>应为双引号括起的键</translation>
    </message>
    <message>
        <source>expected ',' or '}'</source>
        <translation>应为“,”或“}”</translation>
    </message>
    <message>
        <source>expected ',' or ']'</source>
        <translation>应为“,”或“]”</translation>
    </message>
    <message>
        <source>expected a value: an object, a list, a text in double quotes, a number, true, false or null</source>
        <translation>应为一个值：对象、列表、双引号括起的文本、数字、true、false 或 null</translation>
    </message>
    <message>
        <source>%1, line %2, byte %3: %4</source>
        <translation>%1 第 %2 行第 %3 字节：%4</translation>
    </message>
    <message>
        <source>%1 has %2 bytes of JSON; the limit is %3</source>
        <translation>%1 有 %2 字节的 JSON；上限是 %3</translation>
    </message>
    <message>
        <source>expected text, found a zero byte</source>
        <translation>应为文本，却遇到了零字节</translation>
    </message>
    <message>
        <source>%1 has %2 of text; at most %3 are read. Save it as .npy or .npz instead</source>
        <translation>%1 有 %2 文本；最多读取 %3。请改存为 .npy 或 .npz</translation>
    </message>
    <message>
        <source>%1 is not a text: byte %2 is zero</source>
        <translation>%1 不是文本：第 %2 字节为零</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 is %2 and cannot be replaced by a file; choose another name</source>
        <translation>%1 是%2，不能用文件替换；请换一个名字</translation>
    </message>
    <message>
        <source>%1 is write-protected; choose another name</source>
        <translation>%1 有写保护；请换一个名字</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>没能写入 %1：%2</translation>
    </message>
    <message>
        <source>%1 is a folder; a file name was expected</source>
        <translation>%1 是文件夹；这里需要文件名</translation>
    </message>
    <message>
        <source>Python objects are pickled; reading them could run code, so it is never done</source>
        <translation>Python 对象是 pickle 格式；读取它可能会运行代码，所以从不读取</translation>
    </message>
    <message>
        <source>complex numbers are not supported</source>
        <translation>不支持复数</translation>
    </message>
    <message>
        <source>times are not supported</source>
        <translation>不支持时间类型</translation>
    </message>
    <message>
        <source>raw bytes, as bfloat16 is written; save as float32 instead: .float() in PyTorch, .astype('float32') in NumPy</source>
        <translation>原始字节，bfloat16 就是这样写的；请改存为 float32：PyTorch 用 .float()，NumPy 用 .astype('float32')</translation>
    </message>
    <message>
        <source>extended precision is not supported; save as float64 instead</source>
        <translation>不支持扩展精度；请改存为 float64</translation>
    </message>
    <message>
        <source>records of several fields are not supported</source>
        <translation>不支持含多个字段的记录</translation>
    </message>
    <message>
        <source>%1 is too short for an array of NumPy</source>
        <translation>%1 太短，不是 NumPy 数组</translation>
    </message>
    <message>
        <source>%1 is no array of NumPy: it does not begin with \x93NUMPY</source>
        <translation>%1 不是 NumPy 数组：开头不是 \x93NUMPY</translation>
    </message>
    <message>
        <source>%1 is written in version %2.%3 of the .npy format; 1.0, 2.0 and 3.0 can be read</source>
        <translation>%1 是 .npy 格式的 %2.%3 版；可以读取 1.0、2.0 和 3.0 版</translation>
    </message>
    <message>
        <source>%1 claims a header of %2 bytes; there are %3, and at most %4 are read</source>
        <translation>%1 声称文件头有 %2 字节；实际有 %3 字节，而最多读取 %4 字节</translation>
    </message>
    <message>
        <source>%1 should hold %2 numbers of type %3, but %4 bytes follow its header</source>
        <translation>%1 应有 %2 个 %3 类型的数，但文件头之后有 %4 字节</translation>
    </message>
    <message>
        <source>%1: its header is not as NumPy writes it, from byte %2 of the header on; expected descr, fortran_order and shape</source>
        <translation>%1：文件头从第 %2 字节起不符合 NumPy 的写法；应含 descr、fortran_order 和 shape</translation>
    </message>
    <message>
        <source>%1: there is no element type %2</source>
        <translation>%1：没有元素类型 %2</translation>
    </message>
    <message>
        <source>%1: member %2 would unpack from %3 to %4; a growth of at most %5 is allowed</source>
        <translation>%1：成员 %2 解压后会从 %3 变为 %4；最多允许增大到 %5 倍</translation>
    </message>
    <message>
        <source>not an array: its name does not end with .npy</source>
        <translation>不是数组：它的名字不以 .npy 结尾</translation>
    </message>
    <message>
        <source>%1 is a PyTorch file of pickled objects, which could run code, so it is not read. Convert it in Python: %2</source>
        <translation>%1 是含 pickle 对象的 PyTorch 文件，可能会运行代码，因此不读取。请在 Python 中转换：%2</translation>
    </message>
    <message>
        <source>It may run code when read, so it is not. Convert it in Python: from safetensors.torch import save_file; save_file(torch.load("x.pt", weights_only=True), "x.safetensors")</source>
        <translation>读取它可能会运行代码，因此不读取。请在 Python 中转换：from safetensors.torch import save_file; save_file(torch.load("x.pt", weights_only=True), "x.safetensors")</translation>
    </message>
    <message>
        <source>Unpack it first.</source>
        <translation>请先解压。</translation>
    </message>
    <message>
        <source>Save its arrays in Python with numpy.savez or as safetensors.</source>
        <translation>请在 Python 中用 numpy.savez 保存其中的数组，或保存为 safetensors。</translation>
    </message>
    <message>
        <source>an array of NumPy (.npy)</source>
        <translation>NumPy 数组（.npy）</translation>
    </message>
    <message>
        <source>a zip archive</source>
        <translation>zip 压缩包</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>a Git LFS pointer, not the file itself</source>
        <translation>Git LFS 指针，不是文件本身</translation>
    </message>
    <message>
        <source>Fetch the file with: git lfs pull</source>
        <translation>请用 git lfs pull 取回文件</translation>
    </message>
    <message>
        <source>a Python pickle, as old PyTorch files are</source>
        <translation>Python pickle，旧的 PyTorch 文件就是这种格式</translation>
    </message>
    <message>
        <source>a Python pickle</source>
        <translation>Python pickle</translation>
    </message>
    <message>
        <source>a GGUF model</source>
        <translation>GGUF 模型</translation>
    </message>
    <message>
        <source>a GGML model</source>
        <translation>GGML 模型</translation>
    </message>
    <message>
        <source>an HDF5 file, as Keras writes</source>
        <translation>HDF5 文件，Keras 写的就是这种</translation>
    </message>
    <message>
        <source>a MATLAB file</source>
        <translation>MATLAB 文件</translation>
    </message>
    <message>
        <source>a TensorFlow Lite model</source>
        <translation>TensorFlow Lite 模型</translation>
    </message>
    <message>
        <source>a Parquet table</source>
        <translation>Parquet 表格</translation>
    </message>
    <message>
        <source>an Arrow table</source>
        <translation>Arrow 表格</translation>
    </message>
    <message>
        <source>a gzip file</source>
        <translation>gzip 文件</translation>
    </message>
    <message>
        <source>a bzip2 file</source>
        <translation>bzip2 文件</translation>
    </message>
    <message>
        <source>an xz file</source>
        <translation>xz 文件</translation>
    </message>
    <message>
        <source>a Zstandard file</source>
        <translation>Zstandard 文件</translation>
    </message>
    <message>
        <source>a 7-Zip archive</source>
        <translation>7-Zip 压缩包</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩包</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>tar 归档</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>PDF 文档</translation>
    </message>
    <message>
        <source>a JPEG picture</source>
        <translation>JPEG 图片</translation>
    </message>
    <message>
        <source>a GIF picture</source>
        <translation>GIF 图片</translation>
    </message>
    <message>
        <source>a WebP picture</source>
        <translation>WebP 图片</translation>
    </message>
    <message>
        <source>a program or library (ELF)</source>
        <translation>程序或库（ELF）</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>SQLite 数据库</translation>
    </message>
    <message>
        <source>a web page (HTML)</source>
        <translation>网页（HTML）</translation>
    </message>
    <message>
        <source>The download may have led to a page about the file; fetch the file itself.</source>
        <translation>下载的可能是介绍该文件的网页；请取得文件本身。</translation>
    </message>
    <message>
        <source>an SVG picture</source>
        <translation>SVG 图片</translation>
    </message>
    <message>
        <source>an XML document</source>
        <translation>XML 文档</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空文件</translation>
    </message>
    <message>
        <source>arrays in safetensors</source>
        <translation>safetensors 数组</translation>
    </message>
    <message>
        <source>a binary file of unknown kind</source>
        <translation>未知种类的二进制文件</translation>
    </message>
    <message>
        <source>%1: __metadata__ is %2; expected an object of texts</source>
        <translation>%1：__metadata__ 是%2；应为由文本组成的对象</translation>
    </message>
    <message>
        <source>%1: __metadata__ holds %2, which is %3; expected a text</source>
        <translation>%1：__metadata__ 中的 %2 是%3；应为文本</translation>
    </message>
    <message>
        <source>%1: tensor %2 must have a dtype, a shape and data_offsets</source>
        <translation>%1：张量 %2 必须有 dtype、shape 和 data_offsets</translation>
    </message>
    <message>
        <source>%1: tensor %2 has the dtype %3, which does not exist</source>
        <translation>%1：张量 %2 的 dtype 是 %3，没有这种类型</translation>
    </message>
    <message>
        <source>this type of number is not supported; convert it to F32 or BF16</source>
        <translation>不支持这种数字类型；请转换为 F32 或 BF16</translation>
    </message>
    <message>
        <source>%1: the shape of tensor %2 must be a list of whole numbers from 0 on</source>
        <translation>%1：张量 %2 的 shape 必须是由不小于 0 的整数组成的列表</translation>
    </message>
    <message>
        <source>%1: the data_offsets of tensor %2 must be two whole numbers, begin and end, within the %3 bytes of data</source>
        <translation>%1：张量 %2 的 data_offsets 必须是两个整数（开始和结束），并在 %3 字节的数据之内</translation>
    </message>
    <message>
        <source>%1: tensor %2 should hold %3 numbers of type %4, but its data_offsets give it %5 bytes</source>
        <translation>%1：张量 %2 应有 %3 个 %4 类型的数，但它的 data_offsets 给了 %5 字节</translation>
    </message>
    <message>
        <source>%1: tensor %2 begins at byte %3 of the data, but the one before it ends at byte %4; overlaps and holes are not allowed</source>
        <translation>%1：张量 %2 从数据的第 %3 字节开始，而前一个在第 %4 字节结束；不允许重叠或空隙</translation>
    </message>
    <message>
        <source>%1: %2 bytes stand behind the last tensor; the file must end with it</source>
        <translation>%1：最后一个张量之后还有 %2 字节；文件必须在此结束</translation>
    </message>
    <message>
        <source>%1 is too short for safetensors: it has %2 bytes</source>
        <translation>%1 太短，不是 safetensors：只有 %2 字节</translation>
    </message>
    <message>
        <source>%1 claims a header of %2 bytes; there are %3, and at most %4 are read. It may be cut short</source>
        <translation>%1 声称文件头有 %2 字节；实际有 %3 字节，而最多读取 %4 字节。文件可能被截断了</translation>
    </message>
    <message>
        <source>%1: the header must begin with {</source>
        <translation>%1：文件头必须以 { 开头</translation>
    </message>
    <message>
        <source>%1 is %2, but must be a single value</source>
        <translation>%1 的值是 %2，但必须是单个值</translation>
    </message>
    <message>
        <source>There is no field %1 here; it was left out.</source>
        <translation>这里没有字段 %1；已略去。</translation>
    </message>
    <message>
        <source>Expected an object of fields and their values, found %1.</source>
        <translation>应为由字段及其值组成的对象，却是%1。</translation>
    </message>
    <message>
        <source>%1: an array cannot be named “%2” here; names must be unique and not empty</source>
        <translation>%1：这里的数组不能叫“%2”；名称必须唯一且不为空</translation>
    </message>
    <message>
        <source>%1: array %2 has %3 dimensions; %4 holds at most %5. Save as .npz instead</source>
        <translation>%1：数组 %2 有 %3 维；%4 最多容纳 %5 维。请改存为 .npz</translation>
    </message>
    <message>
        <source>%1: there are no arrays to write</source>
        <translation>%1：没有可以写入的数组</translation>
    </message>
    <message>
        <source>%1: this format holds one array; choose one of %2, or save as .npz</source>
        <translation>%1：这种格式只容纳一个数组；请选择 %2 之一，或保存为 .npz</translation>
    </message>
    <message>
        <source>%1: arrays are saved as .npy, .npz, .safetensors, .csv or .json</source>
        <translation>%1：数组可保存为 .npy、.npz、.safetensors、.csv 或 .json</translation>
    </message>
    <message>
        <source>%1: the machine has no memory left to write this</source>
        <translation>%1：机器没有足够的内存来写入它</translation>
    </message>
    <message>
        <source>%1 could not be packed: %2</source>
        <translation>无法打包 %1：%2</translation>
    </message>
    <message>
        <source>%1 is damaged: its checksum does not match</source>
        <translation>%1 已损坏：校验和不符</translation>
    </message>
    <message>
        <source>%1 cannot be unpacked: %2</source>
        <translation>无法解压 %1：%2</translation>
    </message>
    <message>
        <source>%1 is damaged: it unpacks to fewer bytes than it claims</source>
        <translation>%1 已损坏：解压后的字节比声称的少</translation>
    </message>
    <message>
        <source>%1 is damaged: it unpacks to more bytes than it claims</source>
        <translation>%1 已损坏：解压后的字节比声称的多</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>packed in another way than stored or deflated</source>
        <translation>用了存储和 deflate 之外的压缩方式</translation>
    </message>
    <message>
        <source>%1 is a damaged or incomplete zip archive: %2</source>
        <translation>%1 是损坏或不完整的 zip 压缩包：%2</translation>
    </message>
    <message>
        <source>%1 holds %2 members; at most %3 are read</source>
        <translation>%1 有 %2 个成员；最多读取 %3 个</translation>
    </message>
    <message>
        <source>%1 holds two members named %2</source>
        <translation>%1 有两个名为 %2 的成员</translation>
    </message>
    <message>
        <source>%1: the archive's member number %2 is damaged</source>
        <translation>%1：压缩包的第 %2 个成员已损坏</translation>
    </message>
    <message>
        <source>%1: member %2 claims to unpack %3 bytes to %4, which cannot be</source>
        <translation>%1：成员 %2 声称从 %3 字节解压到 %4，这不可能</translation>
    </message>
    <message>
        <source>%1: the archive's members claim more bytes than the file has</source>
        <translation>%1：压缩包各成员声称的字节数超过了文件本身</translation>
    </message>
    <message>
        <source>我吃柠檬, character by character</source>
        <translation>我吃柠檬，逐字</translation>
    </message>
    <message>
        <source>One word, again and again</source>
        <translation>同一个词，一遍又一遍</translation>
    </message>
    <message>
        <source>Letters of a palindrome</source>
        <translation>回文的字母</translation>
    </message>
    <message>
        <source>Families and flags are one character each</source>
        <translation>家庭表情和旗帜各算一个字符</translation>
    </message>
    <message>
        <source>Bytes behind two characters</source>
        <translation>两个字符背后的字节</translation>
    </message>
    <message>
        <source>%1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Why is %1[%2, %3] = %4?</source>
        <translation>为什么 %1[%2, %3] = %4？</translation>
    </message>
    <message>
        <source>Why is %1[%2, %3] = %4 in head %5?</source>
        <translation>为什么第 %5 个头的 %1[%2, %3] = %4？</translation>
    </message>
    <message>
        <source>the %1 others</source>
        <translation>其余 %1 项</translation>
    </message>
    <message>
        <source>%1 in %2 has the shape %3, but %4 is needed. Arrays that can be given: %5</source>
        <translation>%2 中的 %1 形状为 %3，但需要 %4。可以提供的数组：%5</translation>
    </message>
    <message>
        <source>%1 holds none of the arrays that can be given: %2</source>
        <translation>%1 不含任何可以提供的数组：%2</translation>
    </message>
    <message>
        <source>%1 from %2 holds NaN or infinity; what depends on it is shown as not a number.</source>
        <translation>%2 中的 %1 含有 NaN 或无穷大；依赖它的结果显示为“非数”。</translation>
    </message>
    <message>
        <source>Not used from %1: %2.</source>
        <translation>%1 中未使用的：%2。</translation>
    </message>
    <message>
        <source>entropy</source>
        <translation>熵</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>比特</translation>
    </message>
    <message>
        <source>How spread out a row is: −Σ A log₂ A, mean over the rows; 0 when one key has all the weight.</source>
        <translation>一行有多分散：−Σ A log₂ A，各行取平均；当一个键占有全部权重时为 0。</translation>
    </message>
    <message>
        <source>largest weight</source>
        <translation>最大权重</translation>
    </message>
    <message>
        <source>The largest weight of the head.</source>
        <translation>该头的最大权重。</translation>
    </message>
    <message>
        <source>mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>How far away the weight lies: Σ A·|i − j|, mean over the rows.</source>
        <translation>权重落得有多远：Σ A·|i − j|，各行取平均。</translation>
    </message>
    <message>
        <source>on itself</source>
        <translation>对自身</translation>
    </message>
    <message>
        <source>The weight of a token on itself, mean over the rows.</source>
        <translation>词元对自身的权重，各行取平均。</translation>
    </message>
    <message>
        <source>diagonal</source>
        <translation>对角</translation>
    </message>
    <message>
        <source>on the previous</source>
        <translation>对前一个</translation>
    </message>
    <message>
        <source>The weight on the token before, mean over the rows that have one.</source>
        <translation>对前一个词元的权重，对有前一个词元的各行取平均。</translation>
    </message>
    <message>
        <source>previous-token</source>
        <translation>前一词元</translation>
    </message>
    <message>
        <source>on the next</source>
        <translation>对后一个</translation>
    </message>
    <message>
        <source>The weight on the token after, mean over the rows that have one.</source>
        <translation>对后一个词元的权重，对有后一个词元的各行取平均。</translation>
    </message>
    <message>
        <source>next-token</source>
        <translation>后一词元</translation>
    </message>
    <message>
        <source>on the first</source>
        <translation>对第一个</translation>
    </message>
    <message>
        <source>The weight on the first token, mean over the rows.</source>
        <translation>对第一个词元的权重，各行取平均。</translation>
    </message>
    <message>
        <source>first-token</source>
        <translation>首词元</translation>
    </message>
    <message>
        <source>evenness</source>
        <translation>均匀度</translation>
    </message>
    <message>
        <source>The entropy as a share of the largest possible: 1 when all visible keys weigh the same.</source>
        <translation>熵占最大可能值的比例：所有可见键权重相同时为 1。</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>均匀</translation>
    </message>
    <message>
        <source>its bias</source>
        <translation>它的偏置</translation>
    </message>
    <message>
        <source>makes queries: the heads' blocks of d_k rows one below the other</source>
        <translation>产生查询：各头的 d_k 行依次上下排列</translation>
    </message>
    <message>
        <source>makes keys: the heads' blocks of d_k rows one below the other</source>
        <translation>产生键：各头的 d_k 行依次上下排列</translation>
    </message>
    <message>
        <source>makes values: the heads' blocks of d_v rows one below the other</source>
        <translation>产生值：各头的 d_v 行依次上下排列</translation>
    </message>
    <message>
        <source>joins the heads: one column for each dimension of the concatenation</source>
        <translation>合并各头：拼接结果的每一维对应一列</translation>
    </message>
    <message>
        <source>sum over the input dimensions</source>
        <translation>对输入维度求和</translation>
    </message>
    <message>
        <source>what each head adds</source>
        <translation>每个头加上的部分</translation>
    </message>
    <message>
        <source>weighted mean of the values</source>
        <translation>值的加权平均</translation>
    </message>
    <message>
        <source>Every key of this row is masked: nothing is mixed and the result is 0.</source>
        <translation>这一行的所有键都被掩蔽：没有可混合的，结果为 0。</translation>
    </message>
    <message>
        <source>head %1, dimension %2</source>
        <translation>第 %1 个头，第 %2 维</translation>
    </message>
    <message>
        <source>Drawn from U(−%1, %1) with seed %2.</source>
        <translation>以种子 %2 从 U(−%1, %1) 中抽取。</translation>
    </message>
    <message>
        <source>Drawn from N(0, %1²) with seed %2.</source>
        <translation>以种子 %2 从 N(0, %1²) 中抽取。</translation>
    </message>
    <message>
        <source>The identity: each row has its 1 in the column of its own number, and starts again where the columns end.</source>
        <translation>单位矩阵：每一行在与行号相同的列上为 1，列用完后从头再来。</translation>
    </message>
    <message>
        <source>a parameter: what training would change</source>
        <translation>参数：训练会改变的就是它</translation>
    </message>
    <message>
        <source>output dimension</source>
        <translation>输出维度</translation>
    </message>
    <message>
        <source>input dimension</source>
        <translation>输入维度</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
    <message>
        <source>All that is learned: the matrices that make queries, keys and values, and the one that joins the heads.</source>
        <translation>学到的全部内容：产生查询、键和值的矩阵，以及合并各头的矩阵。</translation>
    </message>
    <message>
        <source>Q K V</source>
        <translation>Q K V</translation>
    </message>
    <message>
        <source>Every token becomes a query (what it looks for), a key (what it offers) and a value (what it hands on).</source>
        <translation>每个词元都变成一个查询（它要找什么）、一个键（它能提供什么）和一个值（它交出什么）。</translation>
    </message>
    <message>
        <source>queries Q</source>
        <translation>查询 Q</translation>
    </message>
    <message>
        <source>keys K</source>
        <translation>键 K</translation>
    </message>
    <message>
        <source>values V</source>
        <translation>值 V</translation>
    </message>
    <message>
        <source>Q·Kᵀ</source>
        <translation>Q·Kᵀ</translation>
    </message>
    <message>
        <source>Each query meets each key: the dot product is their score.</source>
        <translation>每个查询与每个键相遇：点积就是它们的得分。</translation>
    </message>
    <message>
        <source>scores Q·Kᵀ</source>
        <translation>得分 Q·Kᵀ</translation>
    </message>
    <message>
        <source>÷√d_k</source>
        <translation>÷√d_k</translation>
    </message>
    <message>
        <source>Scores are divided by √d_k and by the temperature, so that their spread does not grow with d_k.</source>
        <translation>得分除以 √d_k 和温度，使其分散程度不随 d_k 增大。</translation>
    </message>
    <message>
        <source>scaled scores</source>
        <translation>缩放后的得分</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>What a query may not see becomes −∞ before the softmax.</source>
        <translation>查询不可见的位置在 softmax 之前变为 −∞。</translation>
    </message>
    <message>
        <source>masked scores</source>
        <translation>掩蔽后的得分</translation>
    </message>
    <message>
        <source>softmax A</source>
        <translation>softmax A</translation>
    </message>
    <message>
        <source>The softmax turns each row of scores into weights that are not negative and sum to 1.</source>
        <translation>softmax 把每一行得分变成非负且和为 1 的权重。</translation>
    </message>
    <message>
        <source>A·V</source>
        <translation>A·V</translation>
    </message>
    <message>
        <source>Each token takes the weighted mean of all values.</source>
        <translation>每个词元取所有值的加权平均。</translation>
    </message>
    <message>
        <source>mixed values A·V</source>
        <translation>混合后的值 A·V</translation>
    </message>
    <message>
        <source>concat</source>
        <translation>拼接</translation>
    </message>
    <message>
        <source>The heads' results side by side.</source>
        <translation>各头的结果并排放在一起。</translation>
    </message>
    <message>
        <source>all heads side by side</source>
        <translation>所有头并排</translation>
    </message>
    <message>
        <source>W^O output</source>
        <translation>W^O 输出</translation>
    </message>
    <message>
        <source>One last linear map lets the heads' results mix.</source>
        <translation>最后一个线性映射让各头的结果相互混合。</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>One vector for each token; the same token has the same vector.</source>
        <translation>每个词元一个向量；相同的词元有相同的向量。</translation>
    </message>
    <message>
        <source>token vectors X</source>
        <translation>词元向量 X</translation>
    </message>
    <message>
        <source>X + P</source>
        <translation>X + P</translation>
    </message>
    <message>
        <source>The position is added, so that the same token differs from place to place.</source>
        <translation>加上位置，使同一个词元在不同位置有所不同。</translation>
    </message>
    <message>
        <source>with positions, X′ = X + P</source>
        <translation>加上位置，X′ = X + P</translation>
    </message>
    <message>
        <source>positions P</source>
        <translation>位置 P</translation>
    </message>
    <message>
        <source>The mask leaves %1 of %2 queries without any key; their weights and outputs are zeros.</source>
        <translation>掩码使 %2 个查询中的 %1 个看不到任何键；它们的权重和输出都是零。</translation>
    </message>
    <message>
        <source>Score and normalise</source>
        <translation>得分与归一化</translation>
    </message>
    <message>
        <source>d_model</source>
        <translation>d_model</translation>
    </message>
    <message>
        <source>How many numbers stand for one token.</source>
        <translation>用多少个数来表示一个词元。</translation>
    </message>
    <message>
        <source>d_k</source>
        <translation>d_k</translation>
    </message>
    <message>
        <source>How many numbers a query and a key have; their dot product is the score.</source>
        <translation>查询和键各有多少个数；它们的点积就是得分。</translation>
    </message>
    <message>
        <source>d_v</source>
        <translation>d_v</translation>
    </message>
    <message>
        <source>How many numbers a value has; the weights mix values.</source>
        <translation>值有多少个数；权重混合的就是值。</translation>
    </message>
    <message>
        <source>d_model %1 cannot be shared equally by %2 heads. What can: heads %3, or d_model %4; or free d_k and d_v.</source>
        <translation>d_model %1 不能由 %2 个头平分。可行的有：头数 %3，或 d_model %4；或者不绑定 d_k 和 d_v。</translation>
    </message>
    <message>
        <source>Tied to d_model / heads, which is not a whole number now.</source>
        <translation>与 d_model / 头数 绑定，而它现在不是整数。</translation>
    </message>
    <message>
        <source>Tied: d_model / heads = %1.</source>
        <translation>已绑定：d_model / 头数 = %1。</translation>
    </message>
    <message>
        <source>Tie d_k and d_v</source>
        <translation>绑定 d_k 和 d_v</translation>
    </message>
    <message>
        <source>The heads share d_model: d_k = d_v = d_model / heads, so that more heads cost nothing.</source>
        <translation>各头平分 d_model：d_k = d_v = d_model / 头数，这样头再多也不增加代价。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>How many tokens to each side a query sees.</source>
        <translation>查询能看到左右各多少个词元。</translation>
    </message>
    <message>
        <source>Counts only while the mask is a window.</source>
        <translation>仅当掩码为窗口时起作用。</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>How many tokens at the end only fill up the sequence, so that nobody may attend to them.</source>
        <translation>末尾有多少个词元只是用来填满序列的，任何词元都不得关注它们。</translation>
    </message>
    <message>
        <source>Counts only while the mask is padding.</source>
        <translation>仅当掩码为填充时起作用。</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>What the untrained weights are drawn from.</source>
        <translation>未经训练的权重从什么分布中抽取。</translation>
    </message>
    <message>
        <source>Xavier uniform</source>
        <translation>Xavier 均匀</translation>
    </message>
    <message>
        <source>Xavier normal</source>
        <translation>Xavier 正态</translation>
    </message>
    <message>
        <source>normal, 1/√d</source>
        <translation>正态 1/√d</translation>
    </message>
    <message>
        <source>uniform, 1/√d</source>
        <translation>均匀 1/√d</translation>
    </message>
    <message>
        <source>normal, 0.02</source>
        <translation>正态 0.02</translation>
    </message>
    <message>
        <source>identity</source>
        <translation>单位矩阵</translation>
    </message>
    <message>
        <source>The text whose tokens attend to each other; up to 4,096 tokens are used.</source>
        <translation>其词元相互关注的文本；最多使用 4,096 个词元。</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>分词</translation>
    </message>
    <message>
        <source>How the text is cut into tokens.</source>
        <translation>文本如何切成词元。</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词</translation>
    </message>
    <message>
        <source>characters</source>
        <translation>字符</translation>
    </message>
    <message>
        <source>whitespace</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>How many heads look at the sequence side by side, each with its own queries, keys and values.</source>
        <translation>有多少个头并排观察这个序列，每个头都有自己的查询、键和值。</translation>
    </message>
    <message>
        <source>Divide by √d_k</source>
        <translation>除以 √d_k</translation>
    </message>
    <message>
        <source>Keeps the spread of the scores the same whatever d_k is, so that the softmax does not saturate.</source>
        <translation>无论 d_k 是多少，都让得分的分散程度保持不变，使 softmax 不致饱和。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Divides the scores: below 1 the weights sharpen, above 1 they even out.</source>
        <translation>用来除得分：小于 1 时权重更尖锐，大于 1 时更平均。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Which keys a query may not see; their weight is exactly 0.</source>
        <translation>查询不可以看到哪些键；它们的权重恰好为 0。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>padding</source>
        <translation>填充</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>sin · cos</source>
        <translation>正弦·余弦</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>Whether each projection also adds a number of its own to every dimension.</source>
        <translation>每个投影是否还给每一维加上一个自己的数。</translation>
    </message>
    <message>
        <source>Where the random numbers start: the same seed gives the same weights and token vectors.</source>
        <translation>随机数从哪里开始：相同的种子给出相同的权重和词元向量。</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>Arrays by name that take the place of drawn ones (.npz, .safetensors).</source>
        <translation>按名称替换随机抽取结果的数组（.npz、.safetensors）。</translation>
    </message>
    <message>
        <source>token</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>The text was cut after %1 tokens; %2 characters at its end are left out. The limit is %3 tokens.</source>
        <translation>文本在 %1 个词元之后被截断；末尾的 %2 个字符被略去。上限是 %3 个词元。</translation>
    </message>
    <message>
        <source>There is no token yet: type a text.</source>
        <translation>还没有词元：请输入文本。</translation>
    </message>
    <message>
        <source>the vectors of all tokens, one row each</source>
        <translation>所有词元的向量，每个词元一行</translation>
    </message>
    <message>
        <source>the vector of one token, named after it: tokens/cat</source>
        <translation>一个词元的向量，以词元命名：tokens/cat</translation>
    </message>
    <message>
        <source>Drawn from N(0, 1) for the token %1 with seed %2: the same token has the same vector wherever it stands.</source>
        <translation>以种子 %2 为词元 %1 从 N(0, 1) 中抽取：同一个词元无论在哪里都有相同的向量。</translation>
    </message>
    <message>
        <source>where it all begins</source>
        <translation>一切从这里开始</translation>
    </message>
    <message>
        <source>frequency of this pair of dimensions</source>
        <translation>这一对维度的频率</translation>
    </message>
    <message>
        <source>angle at this position, counted from 0</source>
        <translation>该位置（从 0 数起）的角度</translation>
    </message>
    <message>
        <source>no position is added</source>
        <translation>没有加上位置</translation>
    </message>
    <message>
        <source>vector and position</source>
        <translation>向量与位置</translation>
    </message>
    <message>
        <source>Read from %1.</source>
        <translation>从 %1 读取。</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>divided by √d_k</source>
        <translation>除以 √d_k</translation>
    </message>
    <message>
        <source>divided by the temperature</source>
        <translation>除以温度</translation>
    </message>
    <message>
        <source>not scaled</source>
        <translation>未缩放</translation>
    </message>
    <message>
        <source>masked: the key comes after the query</source>
        <translation>已掩蔽：键在查询之后</translation>
    </message>
    <message>
        <source>masked: the key is more than %1 tokens away</source>
        <translation>已掩蔽：键与查询相距超过 %1 个词元</translation>
    </message>
    <message>
        <source>masked: the last %1 tokens are padding</source>
        <translation>已掩蔽：最后 %1 个词元是填充</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已掩蔽</translation>
    </message>
    <message>
        <source>largest score of the row</source>
        <translation>该行的最大得分</translation>
    </message>
    <message>
        <source>sum of the row's exponentials</source>
        <translation>该行指数之和</translation>
    </message>
    <message>
        <source>exponential e = exp(s − max)</source>
        <translation>指数 e = exp(s − max)</translation>
    </message>
    <message>
        <source>The entropy of this row is %1 bits of at most %2.</source>
        <translation>这一行的熵是 %1 比特，最多可为 %2。</translation>
    </message>
    <message>
        <source>q ⊙ k by dimension</source>
        <translation>q ⊙ k 逐维</translation>
    </message>
    <message>
        <source>not masked: the query sees this key</source>
        <translation>未掩蔽：查询能看到这个键</translation>
    </message>
    <message>
        <source>A masked score is −∞, and exp(−∞) = 0.</source>
        <translation>被掩蔽的得分是 −∞，而 exp(−∞) = 0。</translation>
    </message>
    <message>
        <source>Every key of this row is masked, so there is nothing to share out: the row is zeros.</source>
        <translation>这一行的所有键都被掩蔽，没有可分配的：整行为零。</translation>
    </message>
    <message>
        <source>Multi-head</source>
        <translation>多头注意力</translation>
    </message>
    <message>
        <source>Every token asks every token, itself included: the dot product of its query with a key is a score, the softmax makes a row of scores into weights, and the weights mix the values. (Vaswani et al. 2017, section 3.2.1.) One head without W^O, with widths small enough to check each number by hand. Look at two equal tokens: without positions their rows are equal.</source>
        <translation>每个词元都询问每个词元，包括它自己：查询与键的点积是得分，softmax 把一行得分变成权重，权重再混合各个值。（Vaswani 等 2017，3.2.1 节。）只有一个头，没有 W^O，宽度小到可以手算每一个数。看看两个相同的词元：没有位置时，它们的行完全相同。</translation>
    </message>
    <message>
        <source>%1 carries no workspace. Only pictures exported with “workspace inside” do.</source>
        <translation>%1 不含工作区。只有勾选“内含工作区”导出的图片才有。</translation>
    </message>
    <message>
        <source>%1 is a damaged PNG: at byte %2 a whole chunk was expected.</source>
        <translation>%1 是损坏的 PNG：在第 %2 字节处应有一个完整的数据块。</translation>
    </message>
    <message>
        <source>%1 is neither a PNG nor an SVG; only these carry a workspace.</source>
        <translation>%1 既不是 PNG 也不是 SVG；只有这两种可以携带工作区。</translation>
    </message>
    <message>
        <source>There is no memory left for a picture of this size. Make it smaller or lower the resolution.</source>
        <translation>内存不足以生成这样大的图片。请缩小尺寸或降低分辨率。</translation>
    </message>
    <message>
        <source>Arrays: %1, numbers: %2</source>
        <translation>数组：%1，数的个数：%2</translation>
    </message>
    <message>
        <source>No panel holds numbers that could be shown.</source>
        <translation>没有任何面板含有可以显示的数。</translation>
    </message>
    <message>
        <source>%1 × %2 cm, text of %3 pt</source>
        <translation>%1 × %2 厘米，文字 %3 磅</translation>
    </message>
    <message>
        <source>%1 × %2 cm, text of %3 pt, too small to read: make the figure wider or put less into it</source>
        <translation>%1 × %2 厘米，文字仅 %3 磅，难以辨认：请加宽图，或少放些内容</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, %3 × %4 cm, text of %5 pt</source>
        <translation>%1 × %2 像素，%3 × %4 厘米，文字 %5 磅</translation>
    </message>
    <message>
        <source>A file of numbers has no size and no look.</source>
        <translation>数字文件没有尺寸，也没有外观。</translation>
    </message>
    <message>
        <source>The format sets it; choose “free” to type your own.</source>
        <translation>由版式决定；选择“自由”即可自己输入。</translation>
    </message>
    <message>
        <source>It follows from the width, so that the cells are square.</source>
        <translation>由宽度推得，使格子为正方形。</translation>
    </message>
    <message>
        <source>Lines are sharp at any resolution; it matters for PNG.</source>
        <translation>线条在任何分辨率下都清晰；这只对 PNG 有意义。</translation>
    </message>
    <message>
        <source>In a PNG text is made of pixels; it matters for SVG and PDF.</source>
        <translation>PNG 中的文字由像素构成；这只对 SVG 和 PDF 有意义。</translation>
    </message>
    <message>
        <source>Only PNG and SVG carry the workspace inside.</source>
        <translation>只有 PNG 和 SVG 能内含工作区。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>A picture of pixels (PNG) or of lines (SVG, PDF), or the numbers themselves.</source>
        <translation>像素图片（PNG）、线条图（SVG、PDF），或者数字本身。</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>SVG drawing</source>
        <translation>SVG 图形</translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation>PDF 页面</translation>
    </message>
    <message>
        <source>CSV numbers</source>
        <translation>CSV 数字</translation>
    </message>
    <message>
        <source>NPY array</source>
        <translation>NPY 数组</translation>
    </message>
    <message>
        <source>NPZ arrays</source>
        <translation>NPZ 数组包</translation>
    </message>
    <message>
        <source>JSON numbers</source>
        <translation>JSON 数字</translation>
    </message>
    <message>
        <source>safetensors arrays</source>
        <translation>safetensors 数组</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>this panel</source>
        <translation>此面板</translation>
    </message>
    <message>
        <source>all heads</source>
        <translation>所有头</translation>
    </message>
    <message>
        <source>Workspace inside</source>
        <translation>内含工作区</translation>
    </message>
    <message>
        <source>Opening the picture here brings back everything that made it, your text included.</source>
        <translation>在本程序中打开该图片，就能恢复生成它的一切，包括您的文本。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>版式</translation>
    </message>
    <message>
        <source>Sizes that journals, slides and posters ask for.</source>
        <translation>期刊、幻灯片和海报要求的尺寸。</translation>
    </message>
    <message>
        <source>free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>journal, one column (8.6 cm)</source>
        <translation>期刊单栏（8.6 厘米）</translation>
    </message>
    <message>
        <source>journal, two columns (17.8 cm)</source>
        <translation>期刊双栏（17.8 厘米）</translation>
    </message>
    <message>
        <source>slide 16:9</source>
        <translation>幻灯片 16:9</translation>
    </message>
    <message>
        <source>poster A1</source>
        <translation>A1 海报</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>The unit of width and height.</source>
        <translation>宽度和高度的单位。</translation>
    </message>
    <message>
        <source>cm</source>
        <translation>厘米</translation>
    </message>
    <message>
        <source>in</source>
        <translation>英寸</translation>
    </message>
    <message>
        <source>px</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>The width of the whole figure.</source>
        <translation>整幅图的宽度。</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>The height of the whole figure.</source>
        <translation>整幅图的高度。</translation>
    </message>
    <message>
        <source>Height follows</source>
        <translation>高度自动</translation>
    </message>
    <message>
        <source>The height follows from the width and the shape of the data.</source>
        <translation>高度由宽度和数据的形状推得。</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Pixels per inch on paper, written into the file; print asks for 300.</source>
        <translation>纸上每英寸的像素数，会写入文件；印刷要求 300。</translation>
    </message>
    <message>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>White, dark, or nothing behind the figure, whatever the window's theme is.</source>
        <translation>图后面是白色、深色还是什么都没有，与窗口的主题无关。</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>100 % suits the figure's width: 7 pt in a journal's column, 17 pt on a slide.</source>
        <translation>100 % 适合图的宽度：期刊栏中为 7 磅，幻灯片上为 17 磅。</translation>
    </message>
    <message>
        <source>%</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Editable text needs the same fonts where it is opened; outlines look the same everywhere.</source>
        <translation>可编辑的文字要求打开处有相同的字体；轮廓则处处看起来一样。</translation>
    </message>
    <message>
        <source>editable</source>
        <translation>可编辑</translation>
    </message>
    <message>
        <source>outlines</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>The name of what is shown, above it.</source>
        <translation>图上方的名称。</translation>
    </message>
    <message>
        <source>Axes</source>
        <translation>坐标轴</translation>
    </message>
    <message>
        <source>Tokens and names of rows and columns.</source>
        <translation>行和列的词元与名称。</translation>
    </message>
    <message>
        <source>Colour bar</source>
        <translation>色条</translation>
    </message>
    <message>
        <source>Which number a colour stands for.</source>
        <translation>每种颜色代表哪个数。</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>The numbers in the cells.</source>
        <translation>格子里的数。</translation>
    </message>
    <message>
        <source>as on screen</source>
        <translation>与屏幕相同</translation>
    </message>
    <message>
        <source>The picture would have no pixels. Make it larger.</source>
        <translation>这张图片没有像素。请放大尺寸。</translation>
    </message>
    <message>
        <source>The picture would have %1 × %2 pixels; the limit is %3 on a side and %4 in all. Lower the resolution or the size.</source>
        <translation>这张图片会有 %1 × %2 像素；每边上限 %3，总数上限 %4。请降低分辨率或尺寸。</translation>
    </message>
    <message>
        <source>The figure would be %1 × %2 inches; the limit is %3. Make it smaller.</source>
        <translation>这幅图会有 %1 × %2 英寸；上限是 %3。请缩小。</translation>
    </message>
    <message>
        <source>%1 holds arrays, no workspace; give it with --arrays.</source>
        <translation>%1 含有数组，不含工作区；请用 --arrays 给出它。</translation>
    </message>
    <message>
        <source>%1 should end in .png, .svg, .pdf, .csv, .npy, .npz, .json or .safetensors, which says what to write.</source>
        <translation>%1 应以 .png、.svg、.pdf、.csv、.npy、.npz、.json 或 .safetensors 结尾，由它决定写什么。</translation>
    </message>
    <message>
        <source>There is no panel %1; the panels are: %2.</source>
        <translation>没有面板 %1；可用的面板有：%2。</translation>
    </message>
    <message>
        <source>There is no head %1; this panel has %2.</source>
        <translation>没有第 %1 个头；该面板有 %2 个头。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>无法创建文件夹 %1：%2。</translation>
    </message>
    <message>
        <source>Ask for one thing at a time: see --help.</source>
        <translation>一次只要求一件事：参见 --help。</translation>
    </message>
    <message>
        <source>--set takes KEY=VALUE, such as --set heads=4, not %1.</source>
        <translation>--set 的写法是 KEY=VALUE，例如 --set heads=4，而不是 %1。</translation>
    </message>
    <message>
        <source>One file at a time: %1 and %2 were given.</source>
        <translation>一次只能给一个文件：却给了 %1 和 %2。</translation>
    </message>
    <message>
        <source>--head takes the number of a head, counted from 1, not %1.</source>
        <translation>--head 需要头的编号，从 1 数起，而不是 %1。</translation>
    </message>
    <message>
        <source>--memory takes a whole number of GiB from 1 to 1024, not %1.</source>
        <translation>--memory 需要 1 到 1024 之间的整数（GiB），而不是 %1。</translation>
    </message>
    <message>
        <source>%1 is one of %2, not %3.</source>
        <translation>%1 必须是 %2 之一，而不是 %3。</translation>
    </message>
    <message>
        <source>There is no option %1; --help lists them. A file of that name is written ./%1.</source>
        <translation>没有选项 %1；--help 会列出所有选项。若文件叫这个名字，请写成 ./%1。</translation>
    </message>
    <message>
        <source>%1 takes no value.</source>
        <translation>%1 不带值。</translation>
    </message>
    <message>
        <source>%1 needs a value: %1 %2.</source>
        <translation>%1 需要一个值：%1 %2。</translation>
    </message>
    <message>
        <source>--panel and --head say what to export; add --export FILE.</source>
        <translation>--panel 和 --head 说明要导出什么；请加上 --export 文件。</translation>
    </message>
    <message>
        <source>--json goes with --inspect, --list or --describe; to export numbers as JSON use --export FILE.json.</source>
        <translation>--json 要与 --inspect、--list 或 --describe 一起使用；要把数字导出为 JSON，请用 --export 文件.json。</translation>
    </message>
    <message>
        <source>The lens %1 takes no arrays from files.</source>
        <translation>机制 %1 不接受来自文件的数组。</translation>
    </message>
    <message>
        <source>There is no lens %1; the lenses are: %2.</source>
        <translation>没有机制 %1；可用的机制有：%2。</translation>
    </message>
    <message>
        <source>The journal %1 is damaged and was set aside.</source>
        <translation>日志 %1 已损坏，已移到一旁。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Computation</source>
        <translation>计算</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Light or dark, or whatever the desktop asks for.</source>
        <translation>浅色或深色，或跟随桌面的设置。</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the program; your own texts stay as they are.</source>
        <translation>程序的语言；您自己的文本保持不变。</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>中文</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>The size of everything on screen.</source>
        <translation>屏幕上一切内容的大小。</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>内存上限</translation>
    </message>
    <message>
        <source>What one computation may take; more is refused with its estimate before it is taken.</source>
        <translation>一次计算可以占用的内存；超出者在占用之前就连同估计值一起被拒绝。</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>The machine has no memory left for this file.</source>
        <translation>机器没有足够的内存来读取这个文件。</translation>
    </message>
    <message>
        <source>the id of a lens</source>
        <translation>机制的 id</translation>
    </message>
    <message>
        <source>There is no lens %1 here; it was left out.</source>
        <translation>这里没有机制 %1；已略去。</translation>
    </message>
    <message>
        <source>an object of lenses</source>
        <translation>由机制组成的对象</translation>
    </message>
    <message>
        <source>There is no part %1 in a workspace; it was left out.</source>
        <translation>工作区中没有 %1 这一部分；已略去。</translation>
    </message>
    <message>
        <source>%1: %2 is %3, but must be %4.</source>
        <translation>%1：%2 的值是 %3，但必须是 %4。</translation>
    </message>
    <message>
        <source>%1 is JSON, but not a workspace of this program: it has no "format": "%2".</source>
        <translation>%1 是 JSON，但不是本程序的工作区：它没有 "format": "%2"。</translation>
    </message>
    <message>
        <source>%1: "version" must be a whole number from 1.</source>
        <translation>%1：“version”必须是不小于 1 的整数。</translation>
    </message>
    <message>
        <source>%1 must hold one object, not %2.</source>
        <translation>%1 必须包含一个对象，而不是%2。</translation>
    </message>
    <message>
        <source>%1 more fields are unknown here; they were left out.</source>
        <translation>另有 %1 个字段在这里未知；已略去。</translation>
    </message>
    <message>
        <source>What is shown large, the grid of all heads, the panels of all stages in a file each, or all of them on one sheet.</source>
        <translation>大图所示的内容、所有头的网格、所有阶段的面板各存一个文件，或全部放在一张图上。</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>各阶段</translation>
    </message>
    <message>
        <source>sheet</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>X is n × d_model. Each head h has its own W_Q and W_K, d_k × d_model, and W_V, d_v × d_model; they stand one below the other in W_Q, W_K and W_V. Scores and weights are H × n × n, the heads' results H × n × d_v, side by side n × H·d_v. W_O is d_model × H·d_v and gives n × d_model.</source>
        <translation>X 为 n × d_model。每个头 h 有自己的 W_Q 和 W_K（d_k × d_model）以及 W_V（d_v × d_model）；各头的矩阵在 W_Q、W_K、W_V 中上下叠放。得分和权重为 H × n × n，各头的结果为 H × n × d_v，并排后为 n × H·d_v。W_O 为 d_model × H·d_v，输出为 n × d_model。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, “Attention Is All You Need”, section 3.2.2 (arXiv 1706.03762). Weights stand as in PyTorch's nn.MultiheadAttention. The names of heads are ours: each stands with the measure and the threshold that earn it.</source>
        <translation>Vaswani 等 2017，《Attention Is All You Need》，3.2.2 节（arXiv 1706.03762）。权重的存放方式与 PyTorch 的 nn.MultiheadAttention 相同。头的名称是本程序起的：每个名称都附有得名所依据的度量和阈值。</translation>
    </message>
    <message>
        <source>X is n × d_model, one row for each token. W_Q and W_K are d_k × d_model and W_V is d_v × d_model, stored as in nn.Linear; the paper writes their transposes. Q and K are n × d_k, V and the output are n × d_v. Scores and weights A are n × n: rows are queries, columns are keys. τ is the temperature; M is 0 where a key may be seen and −∞ where not.</source>
        <translation>X 为 n × d_model，每个词元一行。W_Q 和 W_K 为 d_k × d_model，W_V 为 d_v × d_model，存放方式与 nn.Linear 相同；论文写的是它们的转置。Q 和 K 为 n × d_k，V 和输出为 n × d_v。得分和权重 A 为 n × n：行是查询，列是键。τ 是温度；可见的键处 M 为 0，不可见处为 −∞。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, “Attention Is All You Need”, section 3.2.1, equation 1, and section 3.5 for the sinusoidal positions (arXiv 1706.03762).</source>
        <translation>Vaswani 等 2017，《Attention Is All You Need》，3.2.1 节公式 1；正弦位置编码见 3.5 节（arXiv 1706.03762）。</translation>
    </message>
    <message>
        <source>Write a word twice and set the encoding to none: its two rows are equal, since attention alone does not know the order. With positions they part.
Switch “Divide by √d_k” off and raise d_k: the scores spread and every row tends to a single 1; a temperature below 1 does the same, one above 1 evens the row out towards 1/n.
Choose the causal mask: the first row is exactly 1, 0, 0, …, and a later word changes no earlier row.</source>
        <translation>把同一个词写两遍，并把编码设为“无”：它的两行完全相同，因为注意力本身不知道顺序。加上位置后两行就不同了。
关闭“除以 √d_k”并增大 d_k：得分拉开，每一行趋于只剩一个 1；温度低于 1 效果相同，高于 1 则使该行趋向均匀的 1/n。
选择因果掩码：第一行恰为 1, 0, 0, …，后面的词改变不了前面的任何一行。</translation>
    </message>
    <message>
        <source>A score is not a weight: q·k may be any number, and the weight is what the softmax makes of its row.
The softmax runs along a row, over the keys. Where tokens are columns (A = KᵀQ) it runs down a column; a transposed softmax is the commonest error.
q·k is no cosine: q·k = ‖q‖‖k‖ cos θ. A score of 0 does not mean ignored: its weight is e⁰ / Σ, above 0; negative scores are the low ones.
Weights multiply values, not word vectors and not queries, and a token also attends to itself.
√d_k keeps the softmax from saturating, where its gradients vanish; it is not there against exploding ones.</source>
        <translation>得分不是权重：q·k 可以是任意数，权重是 softmax 对这一行得分作用的结果。
softmax 沿一行、对各个键进行。若词元写成列（A = KᵀQ），则沿列进行；softmax 方向弄反是最常见的错误。
q·k 不是余弦：q·k = ‖q‖‖k‖ cos θ。得分为 0 并不表示被忽略：其权重为 e⁰ / Σ，大于 0；负的得分才是低的。
权重乘的是值，不是词向量，也不是查询；词元也会注意到自己。
除以 √d_k 是为了防止 softmax 饱和、梯度消失，而不是为了防止梯度爆炸。</translation>
    </message>
    <message>
        <source>bias b</source>
        <translation>偏置 b</translation>
    </message>
    <message>
        <source>+ bias</source>
        <translation>+ 偏置</translation>
    </message>
    <message>
        <source>A number for each pair of places is added to their score: it says where the two stand, not what they are.</source>
        <translation>每一对位置的得分加上一个数：它说明两者站在哪里，而不是它们是什么。</translation>
    </message>
    <message>
        <source>scaled scores + bias</source>
        <translation>缩放后的得分 + 偏置</translation>
    </message>
    <message>
        <source>plus the bias of this pair of places</source>
        <translation>加上这一对位置的偏置</translation>
    </message>
    <message>
        <source>%1 is %2, but must be a picture file that can be read, or one of the samples: %3</source>
        <translation>%1 是 %2，但必须是可读取的图片文件，或下列示例之一：%3</translation>
    </message>
    <message>
        <source>%1 must be a sample's key, {"file": …}, or {"name": …, "png": …} in base64</source>
        <translation>%1 必须是示例的键、{"file": …}，或 base64 编码的 {"name": …, "png": …}</translation>
    </message>
    <message>
        <source>The picture %1 was left out: pictures are not read here.</source>
        <translation>图片 %1 已略去：此处不读取图片。</translation>
    </message>
    <message>
        <source>from the pooled channels to the hidden units, as nn.Linear stores it</source>
        <translation>从池化后的通道到隐藏单元，按 nn.Linear 的方式存放</translation>
    </message>
    <message>
        <source>from the hidden units back to the channels</source>
        <translation>从隐藏单元回到通道</translation>
    </message>
    <message>
        <source>bias of the hidden units</source>
        <translation>隐藏单元的偏置</translation>
    </message>
    <message>
        <source>bias of the channels</source>
        <translation>通道的偏置</translation>
    </message>
    <message>
        <source>pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>hidden unit</source>
        <translation>隐藏单元</translation>
    </message>
    <message>
        <source>Each map becomes one number, its mean (or maximum) over all places: where something stands no longer counts.</source>
        <translation>每张特征图变成一个数，即它在所有位置上的平均值（或最大值）：东西在哪里不再起作用。</translation>
    </message>
    <message>
        <source>pooled channels z</source>
        <translation>池化后的通道 z</translation>
    </message>
    <message>
        <source>weights W₁</source>
        <translation>权重 W₁</translation>
    </message>
    <message>
        <source>C/r hidden units see all channels: max(0, W₁·z). The narrow middle makes channels depend on each other.</source>
        <translation>C/r 个隐藏单元看到所有通道：max(0, W₁·z)。中间层很窄，使通道之间相互依赖。</translation>
    </message>
    <message>
        <source>hidden units</source>
        <translation>隐藏单元</translation>
    </message>
    <message>
        <source>bias b₁</source>
        <translation>偏置 b₁</translation>
    </message>
    <message>
        <source>before the gate</source>
        <translation>门之前</translation>
    </message>
    <message>
        <source>of each pooling, before the sum</source>
        <translation>各种池化各自的结果，求和之前</translation>
    </message>
    <message>
        <source>weights W₂</source>
        <translation>权重 W₂</translation>
    </message>
    <message>
        <source>Back to C channels: W₂ times the hidden units, one number a channel.</source>
        <translation>回到 C 个通道：W₂ 乘以隐藏单元，每个通道一个数。</translation>
    </message>
    <message>
        <source>bias b₂</source>
        <translation>偏置 b₂</translation>
    </message>
    <message>
        <source>What the gate multiplies the channel by.</source>
        <translation>门给该通道乘上的数。</translation>
    </message>
    <message>
        <source>channel weights %1</source>
        <translation>通道权重 %1</translation>
    </message>
    <message>
        <source>maps before</source>
        <translation>缩放前的特征图</translation>
    </message>
    <message>
        <source>The gate turns each number into a weight: how far a channel is turned up or down.</source>
        <translation>门把每个数变成权重：通道被放大或减弱到什么程度。</translation>
    </message>
    <message>
        <source>scaled maps</source>
        <translation>缩放后的特征图</translation>
    </message>
    <message>
        <source>Every number of a map times its channel's weight.</source>
        <translation>特征图的每个数都乘以所在通道的权重。</translation>
    </message>
    <message>
        <source>Why is %1 = %2 for channel %3?</source>
        <translation>为什么通道 %3 的 %1 = %2？</translation>
    </message>
    <message>
        <source>F[%1, %2]</source>
        <translation>F[%1, %2]</translation>
    </message>
    <message>
        <source>the largest of all places</source>
        <translation>所有位置中的最大值</translation>
    </message>
    <message>
        <source>sum over all places</source>
        <translation>所有位置之和</translation>
    </message>
    <message>
        <source>places H·W</source>
        <translation>位置数 H·W</translation>
    </message>
    <message>
        <source>weights times inputs</source>
        <translation>权重乘以输入</translation>
    </message>
    <message>
        <source>Why is hidden unit %1 = %2?</source>
        <translation>为什么隐藏单元 %1 = %2？</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>和</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>sum of both poolings</source>
        <translation>两种池化结果之和</translation>
    </message>
    <message>
        <source>of the means</source>
        <translation>来自平均值</translation>
    </message>
    <message>
        <source>of the maxima</source>
        <translation>来自最大值</translation>
    </message>
    <message>
        <source>Summed before the gate: not the sum of two gates.</source>
        <translation>在门之前相加：不是两个门之和。</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>With a ReLU the weight has no upper end, and a channel below 0 is switched off for good.</source>
        <translation>用 ReLU 时权重没有上限，而小于 0 的通道会被完全关闭。</translation>
    </message>
    <message>
        <source>learned number</source>
        <translation>可学习的数</translation>
    </message>
    <message>
        <source>drawn from the seed, learned, or given by a file</source>
        <translation>由种子抽取、训练所得，或由文件给出</translation>
    </message>
    <message>
        <source>Why is the scaled map %1 at [%2, %3] of channel %4?</source>
        <translation>为什么通道 %4 缩放后的特征图在 [%2, %3] 处是 %1？</translation>
    </message>
    <message>
        <source>before</source>
        <translation>缩放前</translation>
    </message>
    <message>
        <source>scaled</source>
        <translation>缩放后</translation>
    </message>
    <message>
        <source>one less the other</source>
        <translation>一个减去另一个</translation>
    </message>
    <message>
        <source>largest difference, whichever its sign</source>
        <translation>最大的差（不论正负）</translation>
    </message>
    <message>
        <source>nothing to compare</source>
        <translation>没有可比较的</translation>
    </message>
    <message>
        <source>the largest</source>
        <translation>最大的</translation>
    </message>
    <message>
        <source>the smallest, its sign turned</source>
        <translation>最小的，取相反数</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>green against red</source>
        <translation>绿对红</translation>
    </message>
    <message>
        <source>red against green</source>
        <translation>红对绿</translation>
    </message>
    <message>
        <source>yellow against blue</source>
        <translation>黄对蓝</translation>
    </message>
    <message>
        <source>blue against yellow</source>
        <translation>蓝对黄</translation>
    </message>
    <message>
        <source>coarse</source>
        <translation>粗</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>细</translation>
    </message>
    <message>
        <source>patch of colour: %1</source>
        <translation>色块：%1</translation>
    </message>
    <message>
        <source>blob: %1, %2</source>
        <translation>斑点：%1，%2</translation>
    </message>
    <message>
        <source>edge towards %1°: %2, %3</source>
        <translation>朝 %1° 方向的边缘：%2，%3</translation>
    </message>
    <message>
        <source>line across %1°: %2, %3</source>
        <translation>法线方向 %1° 的线条：%2，%3</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Reduction r</source>
        <translation>压缩比 r</translation>
    </message>
    <message>
        <source>How many times narrower the hidden layer is than the channels: C/r hidden units, at least one.</source>
        <translation>隐藏层比通道数窄多少倍：C/r 个隐藏单元，至少一个。</translation>
    </message>
    <message>
        <source>Hidden width</source>
        <translation>隐藏层宽度</translation>
    </message>
    <message>
        <source>C/r as in the paper, or rounded to a multiple of 8 as the library timm does it.</source>
        <translation>按论文取 C/r，或像 timm 库那样取为 8 的倍数。</translation>
    </message>
    <message>
        <source>C/r</source>
        <translation>C/r</translation>
    </message>
    <message>
        <source>×8 (timm)</source>
        <translation>×8 (timm)</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>What the drawn weights are multiplied by. At 1 the block is untrained and every gate stays near 0.5; training lets weights grow.</source>
        <translation>抽取的权重要乘以的倍数。为 1 时模块未经训练，所有的门都接近 0.5；训练会使权重变大。</translation>
    </message>
    <message>
        <source>the feature maps, channels × height × width, of any size</source>
        <translation>特征图，通道 × 高 × 宽，大小不限</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>picture as the network sees it</source>
        <translation>网络看到的图片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>The picture, made smaller by taking the mean over blocks of pixels: red, green and blue from 0 to 1.</source>
        <translation>按像素块取平均缩小后的图片：红、绿、蓝，取值 0 到 1。</translation>
    </message>
    <message>
        <source>filters: red above green above blue</source>
        <translation>滤波器：自上而下为红、绿、蓝</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Patches, blobs, edges, lines and opponent colours: 7 × 7 numbers for each of the three colours.</source>
        <translation>色块、斑点、边缘、线条和对立色：三种颜色各有 7 × 7 个数。</translation>
    </message>
    <message>
        <source>Features F</source>
        <translation>特征 F</translation>
    </message>
    <message>
        <source>feature maps F</source>
        <translation>特征图 F</translation>
    </message>
    <message>
        <source>mean of %1 × %2 pixels, from 0 (dark) to 1</source>
        <translation>%1 × %2 个像素的平均值，从 0（暗）到 1</translation>
    </message>
    <message>
        <source>read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Why is k[%1, %2] = %3 in filter %4?</source>
        <translation>为什么滤波器 %4 中 k[%1, %2] = %3？</translation>
    </message>
    <message>
        <source>written down, for %1</source>
        <translation>预先写定，用于 %1</translation>
    </message>
    <message>
        <source>Scaled so that neither the positive nor the negative weights sum to more than 1.</source>
        <translation>经过缩放，使正权重之和与负权重之和的绝对值都不超过 1。</translation>
    </message>
    <message>
        <source>Why is F[%1, %2] = %3 in channel %4?</source>
        <translation>为什么通道 %4 中 F[%1, %2] = %3？</translation>
    </message>
    <message>
        <source>given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>from the file</source>
        <translation>来自文件</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>answer of the filter</source>
        <translation>滤波器的响应</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>conv2_x</source>
        <translation>conv2_x</translation>
    </message>
    <message>
        <source>conv3_x</source>
        <translation>conv3_x</translation>
    </message>
    <message>
        <source>conv4_x</source>
        <translation>conv4_x</translation>
    </message>
    <message>
        <source>conv5_x</source>
        <translation>conv5_x</translation>
    </message>
    <message>
        <source>all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>分块</translation>
    </message>
    <message>
        <source>channels C</source>
        <translation>通道数 C</translation>
    </message>
    <message>
        <source>parameters of a block</source>
        <translation>每个模块的参数</translation>
    </message>
    <message>
        <source>parameters added</source>
        <translation>增加的参数</translation>
    </message>
    <message>
        <source>multiply-adds added</source>
        <translation>增加的乘加</translation>
    </message>
    <message>
        <source>reduction r</source>
        <translation>压缩比 r</translation>
    </message>
    <message>
        <source>sum over the stages</source>
        <translation>各阶段之和</translation>
    </message>
    <message>
        <source>blocks times parameters of one</source>
        <translation>模块数乘以每个模块的参数</translation>
    </message>
    <message>
        <source>from the closed form</source>
        <translation>由公式直接得出</translation>
    </message>
    <message>
        <source>millions of parameters</source>
        <translation>参数（百万）</translation>
    </message>
    <message>
        <source>added by the blocks</source>
        <translation>模块增加的</translation>
    </message>
    <message>
        <source>ResNet-50 itself</source>
        <translation>ResNet-50 本身</translation>
    </message>
    <message>
        <source>parameters over r</source>
        <translation>参数随 r 的变化</translation>
    </message>
    <message>
        <source>network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>added</source>
        <translation>增加的</translation>
    </message>
    <message>
        <source>In ResNet-50</source>
        <translation>在 ResNet-50 中</translation>
    </message>
    <message>
        <source>What the block adds when it stands in every residual branch of ResNet-50.</source>
        <translation>模块放入 ResNet-50 的每个残差分支时增加的量。</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>The feature maps come from a file.</source>
        <translation>特征图来自文件。</translation>
    </message>
    <message>
        <source>Height and width of the feature maps: one cell stands for a block of the picture.</source>
        <translation>特征图的高和宽：一个格子代表图片的一块。</translation>
    </message>
    <message>
        <source>Channels C</source>
        <translation>通道数 C</translation>
    </message>
    <message>
        <source>How many feature maps there are: the first ones of the bank of filters.</source>
        <translation>特征图的数量：取滤波器组的前若干个。</translation>
    </message>
    <message>
        <source>Red, green and blue are three channels.</source>
        <translation>红、绿、蓝共三个通道。</translation>
    </message>
    <message>
        <source>The picture that is looked at: a file, what was pasted, or a sample.</source>
        <translation>要观察的图片：文件、粘贴的内容或示例图片。</translation>
    </message>
    <message>
        <source>Features: classic filters</source>
        <translation>特征：经典滤波器</translation>
    </message>
    <message>
        <source>Features: red, green, blue</source>
        <translation>特征：红、绿、蓝</translation>
    </message>
    <message>
        <source>Counts only for the bank of filters.</source>
        <translation>仅对滤波器组有效。</translation>
    </message>
    <message>
        <source>street with lanes</source>
        <translation>有车道线的街道</translation>
    </message>
    <message>
        <source>shapes</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>textures</source>
        <translation>纹理</translation>
    </message>
    <message>
        <source>letters</source>
        <translation>字母</translation>
    </message>
    <message>
        <source>face</source>
        <translation>人脸</translation>
    </message>
    <message>
        <source>One row</source>
        <translation>单独一行</translation>
    </message>
    <message>
        <source>the row's scores</source>
        <translation>该行的分数</translation>
    </message>
    <message>
        <source>its weights</source>
        <translation>该行的权重</translation>
    </message>
    <message>
        <source>normaliser</source>
        <translation>归一化函数</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>%1 over the temperature</source>
        <translation>%1 随温度的变化</translation>
    </message>
    <message>
        <source>typed into the form</source>
        <translation>在表单中输入</translation>
    </message>
    <message>
        <source>from the stack of scores</source>
        <translation>取自分数堆叠</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Which row of scores is looked at alone: that of a query, or numbers typed in.</source>
        <translation>单独查看哪一行分数：某个查询的一行，或输入的数字。</translation>
    </message>
    <message>
        <source>a query's</source>
        <translation>某个查询</translation>
    </message>
    <message>
        <source>typed</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>The number of the query; the last one where there are fewer.</source>
        <translation>查询的序号；不够时取最后一个。</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Up to 64 numbers between −1000 and 1000, with commas or spaces between them.</source>
        <translation>最多 64 个 −1000 到 1000 之间的数，用逗号或空格分隔。</translation>
    </message>
    <message>
        <source>Counts only while the row is a query's.</source>
        <translation>仅当该行取自某个查询时有效。</translation>
    </message>
    <message>
        <source>Counts only while the row is typed.</source>
        <translation>仅当该行为输入的数字时有效。</translation>
    </message>
    <message>
        <source>The row needs 1 to 64 numbers between −1000 and 1000, such as 2, 1, 0.1, −1.</source>
        <translation>这一行需要 1 到 64 个 −1000 到 1000 之间的数，例如 2, 1, 0.1, −1。</translation>
    </message>
    <message>
        <source>Over temperature</source>
        <translation>随温度变化</translation>
    </message>
    <message>
        <source>Whose weights are drawn as curves over the temperature.</source>
        <translation>画出哪种归一化的权重随温度变化的曲线。</translation>
    </message>
    <message>
        <source>one row</source>
        <translation>单独一行</translation>
    </message>
    <message>
        <source>One row of scores under every normaliser, and under one of them from cold, where the largest takes all, to hot, where all weigh the same.</source>
        <translation>一行分数经过每种归一化的结果；其中一种还从低温（最大者独占）画到高温（各键相等）。</translation>
    </message>
    <message>
        <source>Choose sample %1 in the form to see its query and keys.</source>
        <translation>在表单中选择样本 %1，即可看到它的查询和键。</translation>
    </message>
    <message>
        <source>scores from %1 up to %2</source>
        <translation>从 %1 到 %2 的分数</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>share of all scores</source>
        <translation>占全部分数的比例</translation>
    </message>
    <message>
        <source>all scores</source>
        <translation>全部分数</translation>
    </message>
    <message>
        <source>The outer bins also take what lies beyond them.</source>
        <translation>最外侧的两格也包含更远处的分数。</translation>
    </message>
    <message>
        <source>Sample %1 at d_k = %2: one query against %3 keys.</source>
        <translation>样本 %1，d_k = %2：一个查询对 %3 个键。</translation>
    </message>
    <message>
        <source>squares of the scores</source>
        <translation>分数的平方</translation>
    </message>
    <message>
        <source>mean over the keys</source>
        <translation>对键取平均</translation>
    </message>
    <message>
        <source>entropy of the row</source>
        <translation>该行的熵</translation>
    </message>
    <message>
        <source>largest weight of the row</source>
        <translation>该行的最大权重</translation>
    </message>
    <message>
        <source>squares of the Jacobian, row by row</source>
        <translation>雅可比矩阵逐行的平方和</translation>
    </message>
    <message>
        <source>norm</source>
        <translation>范数</translation>
    </message>
    <message>
        <source>diagonal of the Jacobian</source>
        <translation>雅可比矩阵的对角线</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>sample %1</source>
        <translation>样本 %1</translation>
    </message>
    <message>
        <source>sum over the samples</source>
        <translation>对样本求和</translation>
    </message>
    <message>
        <source>the %1 other samples</source>
        <translation>其余 %1 个样本</translation>
    </message>
    <message>
        <source>samples whose largest weight exceeds 0.99</source>
        <translation>最大权重超过 0.99 的样本</translation>
    </message>
    <message>
        <source>share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>divided by (√d_k)² = d_k</source>
        <translation>除以 (√d_k)² = d_k</translation>
    </message>
    <message>
        <source>variance, unscaled</source>
        <translation>方差，未缩放</translation>
    </message>
    <message>
        <source>one for each component</source>
        <translation>每个分量贡献 1</translation>
    </message>
    <message>
        <source>of as many keys</source>
        <translation>键的个数</translation>
    </message>
    <message>
        <source>in bits</source>
        <translation>换算为比特</translation>
    </message>
    <message>
        <source>unscaled</source>
        <translation>未缩放</translation>
    </message>
    <message>
        <source>scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>sample</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>entropy of a row</source>
        <translation>一行的熵</translation>
    </message>
    <message>
        <source>largest weight of a row</source>
        <translation>一行的最大权重</translation>
    </message>
    <message>
        <source>rows whose largest weight exceeds 0.99</source>
        <translation>最大权重超过 0.99 的行</translation>
    </message>
    <message>
        <source>norm of the softmax's Jacobian</source>
        <translation>softmax 雅可比矩阵的范数</translation>
    </message>
    <message>
        <source>trace of the softmax's Jacobian</source>
        <translation>softmax 雅可比矩阵的迹</translation>
    </message>
    <message>
        <source>trace</source>
        <translation>迹</translation>
    </message>
    <message>
        <source>query q of sample %1</source>
        <translation>样本 %1 的查询 q</translation>
    </message>
    <message>
        <source>keys K of sample %1</source>
        <translation>样本 %1 的键 K</translation>
    </message>
    <message>
        <source>q and K</source>
        <translation>q 与 K</translation>
    </message>
    <message>
        <source>Every component of a query and of its keys is drawn from N(0, 1).</source>
        <translation>查询与键的每个分量都抽自 N(0, 1)。</translation>
    </message>
    <message>
        <source>histogram of the scores at d_k = %1</source>
        <translation>d_k = %1 时分数的直方图</translation>
    </message>
    <message>
        <source>The dot product of two vectors of N(0, 1) has variance d_k; divided by √d_k it has variance 1.</source>
        <translation>两个 N(0, 1) 向量的点积，方差为 d_k；除以 √d_k 后方差为 1。</translation>
    </message>
    <message>
        <source>scores q·k, unscaled</source>
        <translation>分数 q·k，未缩放</translation>
    </message>
    <message>
        <source>scores q·k / √d_k</source>
        <translation>分数 q·k / √d_k</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>Each row is the softmax of one query's scores: without the scaling one key takes nearly all of it.</source>
        <translation>每一行是一个查询的分数的 softmax：不缩放时，几乎全部权重落在一个键上。</translation>
    </message>
    <message>
        <source>weights of unscaled scores</source>
        <translation>未缩放分数的权重</translation>
    </message>
    <message>
        <source>weights of scaled scores</source>
        <translation>缩放后分数的权重</translation>
    </message>
    <message>
        <source>expected: d_k</source>
        <translation>理论值：d_k</translation>
    </message>
    <message>
        <source>variance</source>
        <translation>方差</translation>
    </message>
    <message>
        <source>variance of the scores</source>
        <translation>分数的方差</translation>
    </message>
    <message>
        <source>even: log₂ keys</source>
        <translation>均匀：log₂ 键数</translation>
    </message>
    <message>
        <source>The variance of q·k grows as d_k does: on two logarithmic axes a straight line.</source>
        <translation>q·k 的方差随 d_k 同步增长：在双对数坐标上是一条直线。</translation>
    </message>
    <message>
        <source>How many keys share the weight: without the scaling ever fewer, with it always as many.</source>
        <translation>有多少个键分享权重：不缩放时越来越少，缩放后始终不变。</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大权重</translation>
    </message>
    <message>
        <source>How much of a row its largest weight takes, and how many rows have nothing left for the others.</source>
        <translation>最大权重占一行的多少，以及有多少行没有给其他键留下权重。</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>梯度</translation>
    </message>
    <message>
        <source>What the softmax lets through backwards: its Jacobian nears 0 when one weight nears 1.</source>
        <translation>softmax 反向能通过多少：当某个权重接近 1 时，雅可比矩阵趋于 0。</translation>
    </message>
    <message>
        <source>at this d_k</source>
        <translation>当前 d_k</translation>
    </message>
    <message>
        <source>All curves at the chosen d_k.</source>
        <translation>所选 d_k 处的全部曲线值。</translation>
    </message>
    <message>
        <source>at d_k = %1</source>
        <translation>d_k = %1 处</translation>
    </message>
    <message>
        <source>measure</source>
        <translation>度量</translation>
    </message>
    <message>
        <source>entropy, bits</source>
        <translation>熵（比特）</translation>
    </message>
    <message>
        <source>rows above 0.99</source>
        <translation>超过 0.99 的行</translation>
    </message>
    <message>
        <source>Jacobian norm</source>
        <translation>雅可比范数</translation>
    </message>
    <message>
        <source>Jacobian trace</source>
        <translation>雅可比的迹</translation>
    </message>
    <message>
        <source>mean square of the scores</source>
        <translation>分数的均方</translation>
    </message>
    <message>
        <source>The single samples: each curve is the mean of one of these columns.</source>
        <translation>各个样本：曲线上的每一点是这里某一列的平均。</translation>
    </message>
    <message>
        <source>no rows</source>
        <translation>没有行</translation>
    </message>
    <message>
        <source>query %1</source>
        <translation>查询 %1</translation>
    </message>
    <message>
        <source>Computed as φ(q)·S / (φ(q)·z + ε), without the matrix; here it is taken from the matrix that this implies.</source>
        <translation>实际按 φ(q)·S / (φ(q)·z + ε) 计算，不经过矩阵；这里用它所隐含的矩阵来说明。</translation>
    </message>
    <message>
        <source>sum over the keys</source>
        <translation>对键求和</translation>
    </message>
    <message>
        <source>sum of squares</source>
        <translation>平方和</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>both lengths</source>
        <translation>两个长度之积</translation>
    </message>
    <message>
        <source>a vector of zeros has no direction</source>
        <translation>零向量没有方向</translation>
    </message>
    <message>
        <source>v ⊙ tanh by hidden number</source>
        <translation>v ⊙ tanh，按隐藏数</translation>
    </message>
    <message>
        <source>hidden number</source>
        <translation>隐藏数</translation>
    </message>
    <message>
        <source>score: over all hidden numbers</source>
        <translation>分数：对所有隐藏数求和</translation>
    </message>
    <message>
        <source>hidden number %1, which counts most</source>
        <translation>贡献最大的隐藏数 %1</translation>
    </message>
    <message>
        <source>its tanh</source>
        <translation>它的 tanh</translation>
    </message>
    <message>
        <source>its share of the score</source>
        <translation>它对分数的贡献</translation>
    </message>
    <message>
        <source>φ(q)·φ(k)</source>
        <translation>φ(q)·φ(k)</translation>
    </message>
    <message>
        <source>sum over the keys, and ε</source>
        <translation>对键求和，再加 ε</translation>
    </message>
    <message>
        <source>sum of the row</source>
        <translation>该行之和</translation>
    </message>
    <message>
        <source>entropy of the shares</source>
        <translation>份额的熵</translation>
    </message>
    <message>
        <source>These weights need not sum to 1: this is the entropy of their shares, not of a distribution that is used.</source>
        <translation>这些权重之和不必为 1：这是其份额的熵，而不是实际使用的分布的熵。</translation>
    </message>
    <message>
        <source>weights that are exactly 0, of %1</source>
        <translation>%1 个权重中恰为 0 的个数</translation>
    </message>
    <message>
        <source>largest of all pairs</source>
        <translation>所有配对中的最大值</translation>
    </message>
    <message>
        <source>sum over the queries</source>
        <translation>对查询求和</translation>
    </message>
    <message>
        <source>largest row sum</source>
        <translation>最大的行和</translation>
    </message>
    <message>
        <source>least row sum</source>
        <translation>最小的行和</translation>
    </message>
    <message>
        <source>weighted sum of the values</source>
        <translation>值的加权和</translation>
    </message>
    <message>
        <source>mean square</source>
        <translation>均方</translation>
    </message>
    <message>
        <source>never 0</source>
        <translation>避免为 0</translation>
    </message>
    <message>
        <source>root mean square</source>
        <translation>均方根</translation>
    </message>
    <message>
        <source>normalised</source>
        <translation>归一化后</translation>
    </message>
    <message>
        <source>above 0: x + 1</source>
        <translation>大于 0：x + 1</translation>
    </message>
    <message>
        <source>below 0: exp(x)</source>
        <translation>小于 0：exp(x)</translation>
    </message>
    <message>
        <source>it has none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>product</source>
        <translation>乘积</translation>
    </message>
    <message>
        <source>together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>additive: what meets the query</source>
        <translation>加性：与查询相乘的矩阵</translation>
    </message>
    <message>
        <source>additive: what meets the key</source>
        <translation>加性：与键相乘的矩阵</translation>
    </message>
    <message>
        <source>additive: weighs the hidden numbers</source>
        <translation>加性：对隐藏数加权</translation>
    </message>
    <message>
        <source>general: stands between query and key</source>
        <translation>general：位于查询与键之间</translation>
    </message>
    <message>
        <source>concat: meets the query and, in its second half, the key</source>
        <translation>concat：前一半与查询相乘，后一半与键相乘</translation>
    </message>
    <message>
        <source>concat: weighs the hidden numbers</source>
        <translation>concat：对隐藏数加权</translation>
    </message>
    <message>
        <source>dot</source>
        <translation>点积</translation>
    </message>
    <message>
        <source>scaled dot</source>
        <translation>缩放点积</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>additive</source>
        <translation>加性</translation>
    </message>
    <message>
        <source>general</source>
        <translation>general</translation>
    </message>
    <message>
        <source>per token</source>
        <translation>逐词元</translation>
    </message>
    <message>
        <source>What a score with parameters computes once for each token, before any pair meets.</source>
        <translation>带参数的分数函数在配对之前，对每个词元只算一次的部分。</translation>
    </message>
    <message>
        <source>additive: W_a·q</source>
        <translation>加性：W_a·q</translation>
    </message>
    <message>
        <source>additive: U_a·k</source>
        <translation>加性：U_a·k</translation>
    </message>
    <message>
        <source>general: q·W_g</source>
        <translation>general：q·W_g</translation>
    </message>
    <message>
        <source>concat: W_c, first half, ·q</source>
        <translation>concat：W_c 前半·q</translation>
    </message>
    <message>
        <source>concat: W_c, second half, ·k</source>
        <translation>concat：W_c 后半·k</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>离散程度</translation>
    </message>
    <message>
        <source>The standard deviation over all pairs.</source>
        <translation>所有配对的标准差。</translation>
    </message>
    <message>
        <source>largest score</source>
        <translation>最大分数</translation>
    </message>
    <message>
        <source>The largest score of all pairs.</source>
        <translation>所有配对中的最大分数。</translation>
    </message>
    <message>
        <source>Every score function on the same queries and keys, with one scale of colours.</source>
        <translation>各种分数函数作用于相同的查询和键，共用一个色标。</translation>
    </message>
    <message>
        <source>weights A</source>
        <translation>权重 A</translation>
    </message>
    <message>
        <source>row sum</source>
        <translation>行和</translation>
    </message>
    <message>
        <source>Σ A over a row, mean over the rows; 1 for a distribution.</source>
        <translation>一行的 Σ A，再对各行取平均；若为分布则等于 1。</translation>
    </message>
    <message>
        <source>Of a row's shares A / Σ A, mean over the rows; 0 when one key has all.</source>
        <translation>一行份额 A / Σ A 的熵，再对各行取平均；一个键独占时为 0。</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>零的个数</translation>
    </message>
    <message>
        <source>How many weights of a row are exactly 0, mean over the rows.</source>
        <translation>一行中恰为 0 的权重个数，再对各行取平均。</translation>
    </message>
    <message>
        <source>The largest weight of all.</source>
        <translation>所有权重中的最大值。</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Every normaliser on the same scores, on one scale from 0 to 1. The rows of sigmoid, ReLU / L and ReLA need not sum to 1, and weights of ReLA may exceed it.</source>
        <translation>各种归一化作用于相同的分数，共用 0 到 1 的色标。sigmoid、ReLU / L 和 ReLA 的行和不必为 1，ReLA 的权重还可能超过 1。</translation>
    </message>
    <message>
        <source>mean row sum</source>
        <translation>平均行和</translation>
    </message>
    <message>
        <source>mean entropy, bits</source>
        <translation>平均熵（比特）</translation>
    </message>
    <message>
        <source>zeros in all</source>
        <translation>零的总数</translation>
    </message>
    <message>
        <source>row sums</source>
        <translation>行和</translation>
    </message>
    <message>
        <source>Which rows sum to 1, how evenly they share, and how many weights are exactly 0.</source>
        <translation>哪些行之和为 1、权重分得多均匀、有多少权重恰为 0。</translation>
    </message>
    <message>
        <source>over all rows</source>
        <translation>对所有行</translation>
    </message>
    <message>
        <source>sum of each row</source>
        <translation>每行之和</translation>
    </message>
    <message>
        <source>entropy of each row, in bits</source>
        <translation>每行的熵（比特）</translation>
    </message>
    <message>
        <source>zeros in each row</source>
        <translation>每行中零的个数</translation>
    </message>
    <message>
        <source>ReLA before its RMSNorm</source>
        <translation>RMSNorm 之前的 ReLA</translation>
    </message>
    <message>
        <source>What each set of weights makes of the values. ReLA divides each row by its root mean square.</source>
        <translation>每组权重对值的混合结果。ReLA 再把每行除以其均方根。</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Linear attention never makes the matrix: it sums φ(k)ᵀ·v over the keys once, and every query asks that sum.</source>
        <translation>线性注意力从不构造矩阵：它对所有键累加一次 φ(k)ᵀ·v，每个查询只与这个和运算。</translation>
    </message>
    <message>
        <source>φ(Q), φ = elu + 1</source>
        <translation>φ(Q)，φ = elu + 1</translation>
    </message>
    <message>
        <source>φ(K), φ = elu + 1</source>
        <translation>φ(K)，φ = elu + 1</translation>
    </message>
    <message>
        <source>state S = Σ φ(k)ᵀ·v</source>
        <translation>状态 S = Σ φ(k)ᵀ·v</translation>
    </message>
    <message>
        <source>dimension of the key</source>
        <translation>键的维度</translation>
    </message>
    <message>
        <source>dimension of the value</source>
        <translation>值的维度</translation>
    </message>
    <message>
        <source>state z = Σ φ(k)</source>
        <translation>状态 z = Σ φ(k)</translation>
    </message>
    <message>
        <source>%1 − %2</source>
        <translation>%1 − %2</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Any two of them, one less the other.</source>
        <translation>任意两者相减。</translation>
    </message>
    <message>
        <source>what a score costs for these tokens</source>
        <translation>对这些词元计算分数的代价</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>multiply-adds</source>
        <translation>乘加</translation>
    </message>
    <message>
        <source>tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>numbers between</source>
        <translation>中间数</translation>
    </message>
    <message>
        <source>numbers in all</source>
        <translation>数的总数</translation>
    </message>
    <message>
        <source>numbers in memory</source>
        <translation>内存中的数</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数的个数</translation>
    </message>
    <message>
        <source>why the dot product won</source>
        <translation>点积为何胜出</translation>
    </message>
    <message>
        <source>The tanh of additive and concat stands between query and key, so every pair has d_h = %1 numbers of its own: %2 for these %3 tokens, %4 for 1,000.</source>
        <translation>加性与 concat 的 tanh 位于查询和键之间，因此每一对都有自己的 d_h = %1 个数：这 %3 个词元共 %2 个，1,000 个词元则有 %4 个。</translation>
    </message>
    <message>
        <source>A dot product needs nothing between: Q·Kᵀ is one product of matrices, which every machine does fastest, and it has no parameters of its own. Luong's general score has one matrix, applied once a token.</source>
        <translation>点积不需要中间数：Q·Kᵀ 就是一次矩阵乘法，正是各种硬件做得最快的运算，而且没有自己的参数。Luong 的 general 分数有一个矩阵，对每个词元只乘一次。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, section 3.2.1: in theory the two cost about the same, in practice the dot product is much faster and needs much less memory; for wide d_k it must be scaled.</source>
        <translation>Vaswani 等 2017，第 3.2.1 节：理论上两者复杂度相近，实际上点积快得多，也省内存得多；但 d_k 较大时必须缩放。</translation>
    </message>
    <message>
        <source>dimension of the query</source>
        <translation>查询的维度</translation>
    </message>
    <message>
        <source>dimension of [query; key]</source>
        <translation>[查询; 键] 的维度</translation>
    </message>
    <message>
        <source>Parameters, work and memory of each score function.</source>
        <translation>每种分数函数的参数、计算量和内存。</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>Key-value heads</source>
        <translation>键值头数</translation>
    </message>
    <message>
        <source>How many heads have keys and values: 1 is multi-query, as many as heads is multi-head.</source>
        <translation>有多少个头拥有键和值：1 个即多查询注意力，与头数相同即多头注意力。</translation>
    </message>
    <message>
        <source>%1 heads cannot share %2 key-value heads equally. What can: %3.</source>
        <translation>%1 个头无法平均共用 %2 个键值头。可用的数目：%3。</translation>
    </message>
    <message>
        <source>How the multi-head layer's matrices of a group are made one; with one head a group both are that head.</source>
        <translation>多头层中一组的矩阵如何合成一个；每组只有一个头时，两种方式都是那个头本身。</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>How many tokens a generating model has behind it, whose keys and values it keeps.</source>
        <translation>生成时模型已经处理了多少个词元；它要保存这些词元的键和值。</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>How many such layers the model has; each keeps keys and values of its own.</source>
        <translation>模型有多少个这样的层；每层各自保存键和值。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数的大小</translation>
    </message>
    <message>
        <source>How many bytes a number of the cache takes.</source>
        <translation>缓存中一个数占多少字节。</translation>
    </message>
    <message>
        <source>4 bytes</source>
        <translation>4 字节</translation>
    </message>
    <message>
        <source>2 bytes</source>
        <translation>2 字节</translation>
    </message>
    <message>
        <source>1 byte</source>
        <translation>1 字节</translation>
    </message>
    <message>
        <source>below the largest</source>
        <translation>与最大值之差</translation>
    </message>
    <message>
        <source>too small for single precision</source>
        <translation>小到单精度无法表示</translation>
    </message>
    <message>
        <source>as computed</source>
        <translation>计算值</translation>
    </message>
    <message>
        <source>a score of this row is not a number</source>
        <translation>该行有分数不是数</translation>
    </message>
    <message>
        <source>lowered by the bias</source>
        <translation>减去偏置</translation>
    </message>
    <message>
        <source>sigmoid: each key for itself</source>
        <translation>sigmoid：每个键各自计算</translation>
    </message>
    <message>
        <source>what is below 0 becomes 0</source>
        <translation>小于 0 的变为 0</translation>
    </message>
    <message>
        <source>divided by the number of keys seen</source>
        <translation>除以可见的键数</translation>
    </message>
    <message>
        <source>with it the weights sum to 1</source>
        <translation>用它检验：权重之和为 1</translation>
    </message>
    <message>
        <source>times α − 1</source>
        <translation>乘以 α − 1</translation>
    </message>
    <message>
        <source>threshold τ, as it was found</source>
        <translation>求得的阈值 τ</translation>
    </message>
    <message>
        <source>above the threshold</source>
        <translation>超过阈值的部分</translation>
    </message>
    <message>
        <source>to the power 1/(α − 1)</source>
        <translation>取 1/(α − 1) 次幂</translation>
    </message>
    <message>
        <source>not among the %1 highest of its row</source>
        <translation>不在该行最高的 %1 个之中</translation>
    </message>
    <message>
        <source>among the %1 highest of its row</source>
        <translation>在该行最高的 %1 个之中</translation>
    </message>
    <message>
        <source>not the first largest of its row</source>
        <translation>不是该行第一个最大值</translation>
    </message>
    <message>
        <source>the first largest takes all</source>
        <translation>第一个最大值独占</translation>
    </message>
    <message>
        <source>The weights of this row sum to %1; %2 of %3 are exactly 0.</source>
        <translation>该行权重之和为 %1；%3 个中有 %2 个恰为 0。</translation>
    </message>
    <message>
        <source>ReLA</source>
        <translation>ReLA</translation>
    </message>
    <message>
        <source>ReLU / L</source>
        <translation>ReLU / L</translation>
    </message>
    <message>
        <source>sparsemax</source>
        <translation>sparsemax</translation>
    </message>
    <message>
        <source>entmax</source>
        <translation>entmax</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>hardmax</source>
        <translation>hardmax</translation>
    </message>
    <message>
        <source>α of entmax</source>
        <translation>entmax 的 α</translation>
    </message>
    <message>
        <source>1 is the softmax, 2 is sparsemax; between them weights thin out, until most are exactly 0.</source>
        <translation>1 即 softmax，2 即 sparsemax；两者之间权重逐渐稀疏，直到大多数恰为 0。</translation>
    </message>
    <message>
        <source>k of top-k</source>
        <translation>top-k 的 k</translation>
    </message>
    <message>
        <source>How many of the highest scores take part in the softmax; the others weigh 0.</source>
        <translation>多少个最高的分数参与 softmax；其余权重为 0。</translation>
    </message>
    <message>
        <source>Sigmoid bias −ln L</source>
        <translation>sigmoid 偏置 −ln L</translation>
    </message>
    <message>
        <source>Lowers the scores of the sigmoid by ln L, so that L equal keys weigh about 1 together.</source>
        <translation>把 sigmoid 的分数减去 ln L，使 L 个相同的键权重之和约为 1。</translation>
    </message>
    <message>
        <source>Causal</source>
        <translation>因果</translation>
    </message>
    <message>
        <source>A query sees itself and the tokens before it; the others weigh exactly 0.</source>
        <translation>查询只看到自己和之前的词元；其余权重恰为 0。</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>The width of queries and keys that is looked at; the curves run over all widths.</source>
        <translation>所查看的查询和键的宽度；曲线覆盖全部宽度。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>键数</translation>
    </message>
    <message>
        <source>How many keys a query is compared with.</source>
        <translation>一个查询与多少个键比较。</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>How many queries are drawn, each with keys of its own; more make the curves smoother.</source>
        <translation>抽取多少个查询，每个都有自己的键；越多曲线越平滑。</translation>
    </message>
    <message>
        <source>Sample shown</source>
        <translation>显示的样本</translation>
    </message>
    <message>
        <source>Whose query and keys are shown; the last one where there are fewer.</source>
        <translation>显示哪个样本的查询和键；不够时取最后一个。</translation>
    </message>
    <message>
        <source>Where the random numbers start: the same seed gives the same queries and keys.</source>
        <translation>随机数的起点：种子相同，查询和键就相同。</translation>
    </message>
    <message>
        <source>the queries, one row for each sample; d_k of their components are used</source>
        <translation>查询，每个样本一行；使用其中 d_k 个分量</translation>
    </message>
    <message>
        <source>the keys of each sample; d_k of their components are used</source>
        <translation>每个样本的键；使用其中 d_k 个分量</translation>
    </message>
    <message>
        <source>Drawn from N(0, 1) with seed %1; a wider vector begins with the same numbers.</source>
        <translation>由种子 %1 抽自 N(0, 1)；更宽的向量以相同的数开头。</translation>
    </message>
    <message>
        <source>q: d_k numbers; K: keys × d_k; scores and weights: samples × keys, each sample a query with keys of its own.</source>
        <translation>q：d_k 个数；K：键数 × d_k；分数与权重：样本数 × 键数，每个样本是一个查询及其自己的键。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017 (arXiv 1706.03762), section 3.2.1 and footnote 4: components with mean 0 and variance 1 give a dot product with mean 0 and variance d_k.</source>
        <translation>Vaswani 等 2017（arXiv 1706.03762），第 3.2.1 节及脚注 4：分量均值为 0、方差为 1 时，点积的均值为 0、方差为 d_k。</translation>
    </message>
    <message>
        <source>Move d_k from 1 to 1024. Unscaled, the rows of the softmax turn from shared weights into one key that takes all, entropy falls and the Jacobian dies; scaled, every picture stays as it is at d_k = 1. A temperature of √d_k does to unscaled scores what the division does.</source>
        <translation>把 d_k 从 1 拖到 1024。未缩放时，softmax 的行从共享权重变为一个键独占，熵下降，雅可比矩阵趋于零；缩放后，各图始终与 d_k = 1 时一样。把温度设为 √d_k，对未缩放分数的作用与除以 √d_k 相同。</translation>
    </message>
    <message>
        <source>The division does not prevent exploding gradients; it prevents saturation, and with it vanishing ones. Unscaled, the Jacobian's norm first rises, to its peak near d_k = 8 to 16 with 64 keys, and only then falls. The d in √d_k is the width of one head's queries and keys (64 in the paper), not d_model (512) and not the number of tokens.</source>
        <translation>这个除法防止的不是梯度爆炸，而是 softmax 饱和以及由此引起的梯度消失。未缩放时，雅可比矩阵的范数先上升，在 64 个键时于 d_k = 8 到 16 附近达到峰值，然后才下降。√d_k 中的 d 是单个头的查询和键的宽度（论文中为 64），不是 d_model（512），也不是词元数。</translation>
    </message>
    <message>
        <source>Why √d_k</source>
        <translation>为何除以 √d_k</translation>
    </message>
    <message>
        <source>Why scores are divided by √d_k: queries and keys are drawn from N(0, 1), and the variance of their dot product is d_k. Wide ones make large scores, the softmax of large scores saturates, and its gradient vanishes. Divided by √d_k the scores keep variance 1 at every width. (Vaswani et al. 2017, section 3.2.1.) All curves show both, from the same draws.</source>
        <translation>为什么要把分数除以 √d_k：查询和键抽自 N(0, 1)，其点积的方差为 d_k。宽度大则分数大，大分数使 softmax 饱和，梯度随之消失。除以 √d_k 后，任何宽度下分数的方差都为 1。（Vaswani 等 2017，第 3.2.1 节。）所有曲线用同一批随机数同时显示两种情形。</translation>
    </message>
    <message>
        <source>d_k = 1: nothing to scale</source>
        <translation>d_k = 1：无需缩放</translation>
    </message>
    <message>
        <source>d_k = 64: one head of the paper</source>
        <translation>d_k = 64：论文中的一个头</translation>
    </message>
    <message>
        <source>d_k = 512: the whole of d_model</source>
        <translation>d_k = 512：整个 d_model</translation>
    </message>
    <message>
        <source>d_k = 1024: all is saturated</source>
        <translation>d_k = 1024：全部饱和</translation>
    </message>
    <message>
        <source>Where the gradient peaks: 64 keys</source>
        <translation>梯度的峰值：64 个键</translation>
    </message>
    <message>
        <source>Smooth curves: 1,000 samples</source>
        <translation>平滑的曲线：1,000 个样本</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>d_h</source>
        <translation>d_h</translation>
    </message>
    <message>
        <source>How many hidden numbers additive and concat have for every pair.</source>
        <translation>加性与 concat 对每一对有多少个隐藏数。</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Which scores the normalisers are given; linear attention takes none.</source>
        <translation>归一化函数使用哪种分数；线性注意力不用分数。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>The scores or weights from which the others are taken.</source>
        <translation>被减的分数或权重。</translation>
    </message>
    <message>
        <source>With</source>
        <translation>减去</translation>
    </message>
    <message>
        <source>The scores or weights that are taken from the first.</source>
        <translation>从前者中减去的分数或权重。</translation>
    </message>
    <message>
        <source>The difference compares scores with weights, which are not the same kind of number.</source>
        <translation>此差异把分数与权重相减，两者不是同一种数。</translation>
    </message>
    <message>
        <source>One row: scores 2, 1, 0.1, −1</source>
        <translation>单独一行：分数 2, 1, 0.1, −1</translation>
    </message>
    <message>
        <source>The same row, cold: T = 0.5</source>
        <translation>同一行，低温：T = 0.5</translation>
    </message>
    <message>
        <source>The same row, hot: T = 5</source>
        <translation>同一行，高温：T = 5</translation>
    </message>
    <message>
        <source>Entmax over the temperature</source>
        <translation>entmax 随温度的变化</translation>
    </message>
    <message>
        <source>Dot product is not cosine</source>
        <translation>点积不是余弦</translation>
    </message>
    <message>
        <source>General with W = I is the dot product</source>
        <translation>W = I 的 general 就是点积</translation>
    </message>
    <message>
        <source>Entmax with α = 2 is sparsemax</source>
        <translation>α = 2 的 entmax 就是 sparsemax</translation>
    </message>
    <message>
        <source>Softmax when cold is hardmax</source>
        <translation>低温的 softmax 就是 hardmax</translation>
    </message>
    <message>
        <source>Linear attention beside the softmax</source>
        <translation>线性注意力与 softmax 对比</translation>
    </message>
    <message>
        <source>Q and K: n × d_k, V: n × d_v; scores and weights: n × n, rows are queries, columns are keys. W_a and U_a: d_h × d_k, v_a: d_h; W_g: d_k × d_k; W_c: d_h × 2·d_k, v_c: d_h. The state of linear attention: d_k × d_v.</source>
        <translation>Q 与 K：n × d_k，V：n × d_v；分数与权重：n × n，行是查询，列是键。W_a 与 U_a：d_h × d_k，v_a：d_h；W_g：d_k × d_k；W_c：d_h × 2·d_k，v_c：d_h。线性注意力的状态：d_k × d_v。</translation>
    </message>
    <message>
        <source>Additive: Bahdanau et al. 2015 (arXiv 1409.0473), appendix A.1.2. Dot, general, concat: Luong et al. 2015 (arXiv 1508.04025), section 3.1. Scaled dot: Vaswani et al. 2017 (1706.03762), section 3.2.1. Sparsemax: Martins and Astudillo 2016 (1602.02068). Entmax: Peters et al. 2019 (1905.05702). ReLU / L: Wortsman et al. 2023 (2309.08586). ReLA: Zhang et al. 2021 (2104.07012). Linear: Katharopoulos et al. 2020 (2006.16236).</source>
        <translation>加性：Bahdanau 等 2015（arXiv 1409.0473），附录 A.1.2。点积、general、concat：Luong 等 2015（arXiv 1508.04025），第 3.1 节。缩放点积：Vaswani 等 2017（1706.03762），第 3.2.1 节。Sparsemax：Martins 与 Astudillo 2016（1602.02068）。Entmax：Peters 等 2019（1905.05702）。ReLU / L：Wortsman 等 2023（2309.08586）。ReLA：Zhang 等 2021（2104.07012）。线性：Katharopoulos 等 2020（2006.16236）。</translation>
    </message>
    <message>
        <source>Lower the temperature: the softmax nears hardmax, and sparsemax is there long before. Raise α of entmax from 1 to 2 and watch weights become exactly 0. The rows of sigmoid and ReLU compete for nothing and need not sum to 1. Linear attention cannot be sharp: its weights stay close to even. In the cost, see what additive keeps for every pair.</source>
        <translation>降低温度：softmax 趋近 hardmax，而 sparsemax 早已如此。把 entmax 的 α 从 1 提到 2，可看到权重变为恰好 0。sigmoid 和 ReLU 的行内没有竞争，行和不必为 1。线性注意力难以尖锐：其权重接近均匀。在代价一步中，可看到加性对每一对要保留多少个数。</translation>
    </message>
    <message>
        <source>The dot product is not the cosine: q·k = ‖q‖·‖k‖·cos θ, equal only for unit vectors. A score of 0 does not mean ignored: after a softmax it weighs e⁰ / Σ; negative scores are the low ones. A score is not a weight. The dot product has no parameters, but Luong's general score, which multiplies too, has the matrix W.</source>
        <translation>点积不是余弦：q·k = ‖q‖·‖k‖·cos θ，只有单位向量时两者相等。分数为 0 并不表示被忽略：经 softmax 后权重为 e⁰ / Σ；负分数才是低分。分数不是权重。点积没有参数，但同属乘性的 Luong general 分数带有矩阵 W。</translation>
    </message>
    <message>
        <source>Scores · normalisers</source>
        <translation>分数与归一化</translation>
    </message>
    <message>
        <source>The two choices inside attention, each beside its rivals on the same queries and keys: how a query and a key make a score (dot product, scaled, cosine, additive, general, concat), and how a row of scores becomes weights (softmax, sparsemax, entmax, top-k, hardmax, sigmoid, ReLU, and linear attention, which does without scores). Compare any two; look at one row alone; see what each costs.</source>
        <translation>注意力内部的两个选择，在相同的查询和键上并排比较：查询和键如何得到分数（点积、缩放点积、余弦、加性、general、concat），一行分数如何变成权重（softmax、sparsemax、entmax、top-k、hardmax、sigmoid、ReLU，以及不用分数的线性注意力）。可比较任意两者，可单独查看一行，也可看到各自的代价。</translation>
    </message>
    <message>
        <source>%1 is %2. Pictures are read from PNG, JPEG, GIF, BMP, WebP and TIFF</source>
        <translation>%1 是%2。可读取的图片格式为 PNG、JPEG、GIF、BMP、WebP 和 TIFF</translation>
    </message>
    <message>
        <source>%1 is a damaged or truncated picture: it cannot be read to its end</source>
        <translation>%1 是损坏或截断的图片：无法读到末尾</translation>
    </message>
    <message>
        <source>%1 claims %2 × %3 pixels, more than the program takes. Make it smaller first</source>
        <translation>%1 声称有 %2 × %3 像素，超出程序的限制。请先缩小图片</translation>
    </message>
    <message>
        <source>%1 needs Qt's reader for %2, which is not installed here (package qt6-image-formats-plugins)</source>
        <translation>%1 需要 Qt 的 %2 读取插件，本机未安装（软件包 qt6-image-formats-plugins）</translation>
    </message>
    <message>
        <source>%1 holds no pixels</source>
        <translation>%1 不含像素</translation>
    </message>
    <message>
        <source>%1 is a picture, no workspace; give it with --set image=FILE.</source>
        <translation>%1 是图片而不是工作区；请用 --set image=FILE 给出。</translation>
    </message>
    <message>
        <source>Why is %1[%2, %3] = %4 in %5 %6?</source>
        <translation>为什么在%5 %6 中 %1[%2, %3] = %4？</translation>
    </message>
    <message>
        <source>the array that is normalised</source>
        <translation>被归一化的数组</translation>
    </message>
    <message>
        <source>what each channel is multiplied by</source>
        <translation>每个通道所乘的系数</translation>
    </message>
    <message>
        <source>what is added to each channel</source>
        <translation>每个通道所加的偏移</translation>
    </message>
    <message>
        <source>batch, training</source>
        <translation>批，训练</translation>
    </message>
    <message>
        <source>batch, in use</source>
        <translation>批，推理</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>(L, D)</source>
        <translation>(L, D)</translation>
    </message>
    <message>
        <source>RMS</source>
        <translation>RMS</translation>
    </message>
    <message>
        <source>instance</source>
        <translation>实例</translation>
    </message>
    <message>
        <source>group</source>
        <translation>组</translation>
    </message>
    <message>
        <source>other padding</source>
        <translation>换填充</translation>
    </message>
    <message>
        <source>a sample less</source>
        <translation>少一个样本</translation>
    </message>
    <message>
        <source>2x + 1</source>
        <translation>2x + 1</translation>
    </message>
    <message>
        <source>padding: fills the sample up</source>
        <translation>填充：把样本补齐</translation>
    </message>
    <message>
        <source>The last sample is %1 tokens shorter than the others.</source>
        <translation>最后一个样本比其他样本短 %1 个词元。</translation>
    </message>
    <message>
        <source>the channel's spread times a drawn number</source>
        <translation>该通道的标准差乘以抽取的随机数</translation>
    </message>
    <message>
        <source>around the channel's mean</source>
        <translation>加上该通道的均值</translation>
    </message>
    <message>
        <source>number of the set</source>
        <translation>集合的编号</translation>
    </message>
    <message>
        <source>%1 cells share this mean and variance; there are %2 such sets.</source>
        <translation>%1 个格子共用这一均值和方差；这样的集合共有 %2 个。</translation>
    </message>
    <message>
        <source>remembered from training</source>
        <translation>训练时记住的值</translation>
    </message>
    <message>
        <source>RMS norm takes no mean off</source>
        <translation>RMS 归一化不减均值</translation>
    </message>
    <message>
        <source>factor and shift of the channel</source>
        <translation>该通道的缩放与平移</translation>
    </message>
    <message>
        <source>Drawn from N(%1, 0.5²) with seed %2.</source>
        <translation>由种子 %2 从 N(%1, 0.5²) 中抽取。</translation>
    </message>
    <message>
        <source>%1 before any training.</source>
        <translation>未经训练时为 %1。</translation>
    </message>
    <message>
        <source>where it starts, before any batch</source>
        <translation>初值，尚未见过任何批次</translation>
    </message>
    <message>
        <source>A channel with a single value has no variance: nothing is learned from such batches.</source>
        <translation>只有一个数值的通道没有方差：这样的批次学不到任何东西。</translation>
    </message>
    <message>
        <source>the batch's variance, made unbiased: · N / (N − 1)</source>
        <translation>该批的方差，化为无偏：· N / (N − 1)</translation>
    </message>
    <message>
        <source>what stays of the old</source>
        <translation>旧值保留的部分</translation>
    </message>
    <message>
        <source>what the batch adds</source>
        <translation>该批加入的部分</translation>
    </message>
    <message>
        <source>remembered now</source>
        <translation>现在记住的值</translation>
    </message>
    <message>
        <source>the cell that changes most, before</source>
        <translation>变化最大的格子，之前</translation>
    </message>
    <message>
        <source>the same cell after</source>
        <translation>同一格子，之后</translation>
    </message>
    <message>
        <source>change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>without its sign</source>
        <translation>去掉符号</translation>
    </message>
    <message>
        <source>It changes most at sample %1, place %2, channel %3.</source>
        <translation>变化最大处：样本 %1，位置 %2，通道 %3。</translation>
    </message>
    <message>
        <source>mean square deviation over the draws of the company</source>
        <translation>在各次抽取同批样本时的均方偏差</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>The first sample is normalised in %1 batches of %2 whose other samples are drawn anew.</source>
        <translation>第一个样本在 %1 个大小为 %2 的批中归一化，批中其余样本每次重新抽取。</translation>
    </message>
    <message>
        <source>Norm</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Batch norm</source>
        <translation>批归一化</translation>
    </message>
    <message>
        <source>Counts only while the array is tokens.</source>
        <translation>仅当数组为词元时有效。</translation>
    </message>
    <message>
        <source>Counts only while the array is an image.</source>
        <translation>仅当数组为图像时有效。</translation>
    </message>
    <message>
        <source>How many tokens at the end of the last sample only fill it up to the length of the others.</source>
        <translation>最后一个样本末尾有多少个词元只是为了补齐长度。</translation>
    </message>
    <message>
        <source>A sample of %1 tokens needs a real one: at most %2 can be padding.</source>
        <translation>长度为 %1 个词元的样本至少要有一个真实词元：最多 %2 个可以是填充。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>组数</translation>
    </message>
    <message>
        <source>Into how many groups of neighbours group norm divides the channels: 1 is all together, as many as channels is instance norm.</source>
        <translation>组归一化把相邻通道分成多少组：1 表示全部在一组，与通道数相同则为实例归一化。</translation>
    </message>
    <message>
        <source>Counts only for group norm.</source>
        <translation>仅对组归一化有效。</translation>
    </message>
    <message>
        <source>%1 channels cannot be shared equally by %2 groups. What can: %3.</source>
        <translation>%1 个通道无法平均分成 %2 组。可行的组数：%3。</translation>
    </message>
    <message>
        <source>Counts only for batch norm: the others remember nothing.</source>
        <translation>仅对批归一化有效：其他归一化不记忆任何统计量。</translation>
    </message>
    <message>
        <source>Array</source>
        <translation>数组</translation>
    </message>
    <message>
        <source>Sentences of tokens, samples × tokens × channels, or pictures, samples × channels × height × width.</source>
        <translation>词元序列（样本 × 词元 × 通道），或图像（样本 × 通道 × 高 × 宽）。</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Samples B</source>
        <translation>样本数 B</translation>
    </message>
    <message>
        <source>The batch: how many samples are worked on together.</source>
        <translation>批：一次同时处理多少个样本。</translation>
    </message>
    <message>
        <source>Tokens T</source>
        <translation>词元数 T</translation>
    </message>
    <message>
        <source>How long each sample is, padding included.</source>
        <translation>每个样本的长度，含填充。</translation>
    </message>
    <message>
        <source>Height H</source>
        <translation>高 H</translation>
    </message>
    <message>
        <source>Rows of a picture.</source>
        <translation>图像的行数。</translation>
    </message>
    <message>
        <source>Width W</source>
        <translation>宽 W</translation>
    </message>
    <message>
        <source>Columns of a picture.</source>
        <translation>图像的列数。</translation>
    </message>
    <message>
        <source>Channels D</source>
        <translation>通道数 D</translation>
    </message>
    <message>
        <source>How many numbers stand for a token or a pixel.</source>
        <translation>一个词元或像素由多少个数表示。</translation>
    </message>
    <message>
        <source>Pads hold</source>
        <translation>填充值</translation>
    </message>
    <message>
        <source>The number in every cell of the padding.</source>
        <translation>填充的每个格子中的数。</translation>
    </message>
    <message>
        <source>Which cells share a mean and a variance.</source>
        <translation>哪些格子共用一个均值和方差。</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>批</translation>
    </message>
    <message>
        <source>ε</source>
        <translation>ε</translation>
    </message>
    <message>
        <source>γ and β as if trained</source>
        <translation>γ、β 取训练后的样子</translation>
    </message>
    <message>
        <source>Draws γ and β, one of each for a channel; untrained they are 1 and 0.</source>
        <translation>随机抽取 γ 和 β，每个通道各一个；未训练时为 1 和 0。</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计量</translation>
    </message>
    <message>
        <source>In training the batch's own, in use those remembered from training.</source>
        <translation>训练时用该批自身的统计量，推理时用训练中记住的统计量。</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Batches seen</source>
        <translation>见过的批数</translation>
    </message>
    <message>
        <source>How many batches of the same source the running statistics have learned from.</source>
        <translation>滑动统计量已从同一来源的多少个批次中学习。</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>动量</translation>
    </message>
    <message>
        <source>How much of a batch is taken in, as PyTorch counts; Keras writes 1 minus this.</source>
        <translation>每批吸收的比例，按 PyTorch 的记法；Keras 写作 1 减去它。</translation>
    </message>
    <message>
        <source>Trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>Pads hold instead</source>
        <translation>填充改为</translation>
    </message>
    <message>
        <source>What the trial “other padding” writes into the padding.</source>
        <translation>试验“换填充”写入填充的数。</translation>
    </message>
    <message>
        <source>Where the random numbers start: the same seed gives the same array.</source>
        <translation>随机数的起点：相同的种子给出相同的数组。</translation>
    </message>
    <message>
        <source>sample·channel</source>
        <translation>样本·通道</translation>
    </message>
    <message>
        <source>which set each cell belongs to</source>
        <translation>每个格子属于哪个集合</translation>
    </message>
    <message>
        <source>who shares</source>
        <translation>谁共用</translation>
    </message>
    <message>
        <source>Cells with the same number share a mean and a variance; point at one to light up its set.</source>
        <translation>编号相同的格子共用均值和方差；指向一个格子，其集合就会亮起。</translation>
    </message>
    <message>
        <source>set</source>
        <translation>集合</translation>
    </message>
    <message>
        <source>mean square of each set</source>
        <translation>各集合的均方值</translation>
    </message>
    <message>
        <source>variance σ² of each set</source>
        <translation>各集合的方差 σ²</translation>
    </message>
    <message>
        <source>μ and σ²</source>
        <translation>μ 与 σ²</translation>
    </message>
    <message>
        <source>One mean and one variance for each set; the variance divides by how many cells the set has.</source>
        <translation>每个集合一个均值、一个方差；方差除以集合的格子数。</translation>
    </message>
    <message>
        <source>mean μ of each set</source>
        <translation>各集合的均值 μ</translation>
    </message>
    <message>
        <source>γ and β</source>
        <translation>γ 与 β</translation>
    </message>
    <message>
        <source>All that a norm learns: a factor and a shift for each channel, whichever cells share statistics.</source>
        <translation>归一化所学的全部：每个通道一个缩放和一个平移，与哪些格子共用统计量无关。</translation>
    </message>
    <message>
        <source>factor γ of each channel</source>
        <translation>各通道的缩放 γ</translation>
    </message>
    <message>
        <source>shift β of each channel</source>
        <translation>各通道的平移 β</translation>
    </message>
    <message>
        <source>batches seen</source>
        <translation>见过的批数</translation>
    </message>
    <message>
        <source>remembered</source>
        <translation>记住的</translation>
    </message>
    <message>
        <source>What batch norm remembers of the batches it was trained on, to use it later on a single sample.</source>
        <translation>批归一化从训练批次中记住的统计量，供以后用于单个样本。</translation>
    </message>
    <message>
        <source>running mean</source>
        <translation>滑动均值</translation>
    </message>
    <message>
        <source>running variance</source>
        <translation>滑动方差</translation>
    </message>
    <message>
        <source>largest change of a real cell</source>
        <translation>真实格子的最大变化</translation>
    </message>
    <message>
        <source>trial</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>trials</source>
        <translation>试验</translation>
    </message>
    <message>
        <source>What is not the cell's own business is changed: by how much does the cell change all the same?</source>
        <translation>改变与该格子本身无关的东西：它仍会变化多少？</translation>
    </message>
    <message>
        <source>batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>how much the same sample varies with its company</source>
        <translation>同一样本随同批样本变化多少</translation>
    </message>
    <message>
        <source>The first sample stays, the rest of its batch is drawn anew, again and again: only batch norm in training notices.</source>
        <translation>第一个样本不变，同批其余样本反复重新抽取：只有训练中的批归一化会受影响。</translation>
    </message>
    <message>
        <source>The array, slice by slice; every channel has a mean and a spread of its own.</source>
        <translation>数组，逐片显示；每个通道有自己的均值和标准差。</translation>
    </message>
    <message>
        <source>the array X</source>
        <translation>数组 X</translation>
    </message>
    <message>
        <source>(x − μ) / σ</source>
        <translation>(x − μ) / σ</translation>
    </message>
    <message>
        <source>Each cell less the mean of its set, divided by the root of the set's variance and ε.</source>
        <translation>每个格子减去其集合的均值，再除以方差与 ε 之和的平方根。</translation>
    </message>
    <message>
        <source>γ·x̂ + β</source>
        <translation>γ·x̂ + β</translation>
    </message>
    <message>
        <source>The output: the channel's factor and shift let training undo the norm.</source>
        <translation>输出：通道的缩放和平移使训练可以抵消归一化。</translation>
    </message>
    <message>
        <source>output Y</source>
        <translation>输出 Y</translation>
    </message>
    <message>
        <source>sum of the set</source>
        <translation>集合之和</translation>
    </message>
    <message>
        <source>mean μ</source>
        <translation>均值 μ</translation>
    </message>
    <message>
        <source>sum of the squared deviations from μ = %1</source>
        <translation>对 μ = %1 的偏差平方和</translation>
    </message>
    <message>
        <source>variance σ²</source>
        <translation>方差 σ²</translation>
    </message>
    <message>
        <source>deviation from the mean</source>
        <translation>与均值之差</translation>
    </message>
    <message>
        <source>variance and ε</source>
        <translation>方差与 ε</translation>
    </message>
    <message>
        <source>root</source>
        <translation>平方根</translation>
    </message>
    <message>
        <source>quotient</source>
        <translation>商</translation>
    </message>
    <message>
        <source>Each channel has a single value here: its variance is 0 and the output is β. PyTorch refuses to train so.</source>
        <translation>这里每个通道只有一个数值：方差为 0，输出为 β。PyTorch 拒绝这样训练。</translation>
    </message>
    <message>
        <source>A channel over the whole batch: batch norm</source>
        <translation>一个通道跨整个批：批归一化</translation>
    </message>
    <message>
        <source>A token by itself: layer norm of the Transformer</source>
        <translation>单个词元：Transformer 的层归一化</translation>
    </message>
    <message>
        <source>A sample as a whole: the (L, D) norm of an article</source>
        <translation>整个样本：文章中的 (L, D) 归一化</translation>
    </message>
    <message>
        <source>Batch norm in use, after 50 batches</source>
        <translation>见过 50 批之后，推理中的批归一化</translation>
    </message>
    <message>
        <source>Two samples, mostly padding</source>
        <translation>两个样本，大部分是填充</translation>
    </message>
    <message>
        <source>Pictures under BatchNorm2d</source>
        <translation>图像与 BatchNorm2d</translation>
    </message>
    <message>
        <source>Pictures in two groups of channels</source>
        <translation>图像，通道分两组</translation>
    </message>
    <message>
        <source>X is B × T × D (samples, tokens, channels) or B × C × H × W. S is the set of cells that share statistics: for batch norm a channel over all samples and places, for layer norm one token over its D channels, for instance norm one channel of one sample, for group norm a group of neighbouring channels of one sample. γ and β are one number for each channel, D each; N is how many values a channel has in the batch, B·T or B·H·W.</source>
        <translation>X 为 B × T × D（样本、词元、通道）或 B × C × H × W。S 是共用统计量的格子集合：批归一化为一个通道跨所有样本和位置，层归一化为一个词元的 D 个通道，实例归一化为一个样本的一个通道，组归一化为一个样本中一组相邻通道。γ 和 β 每个通道各一个，共 D 个；N 是批中一个通道的数值个数，即 B·T 或 B·H·W。</translation>
    </message>
    <message>
        <source>Batch norm: Ioffe, Szegedy 2015, section 3 and algorithm 2 (arXiv 1502.03167). Layer norm: Ba, Kiros, Hinton 2016, section 3 (arXiv 1607.06450). RMS norm: Zhang, Sennrich 2019, section 4 (arXiv 1910.07467). Instance norm: Ulyanov, Vedaldi, Lempitsky 2016 (arXiv 1607.08022). Group norm: Wu, He 2018, section 3 (arXiv 1803.08494).</source>
        <translation>批归一化：Ioffe、Szegedy 2015，第 3 节与算法 2（arXiv 1502.03167）。层归一化：Ba、Kiros、Hinton 2016，第 3 节（arXiv 1607.06450）。RMS 归一化：Zhang、Sennrich 2019，第 4 节（arXiv 1910.07467）。实例归一化：Ulyanov、Vedaldi、Lempitsky 2016（arXiv 1607.08022）。组归一化：Wu、He 2018，第 3 节（arXiv 1803.08494）。</translation>
    </message>
    <message>
        <source>Point at a cell of “who shares”: its set lights up in every slice. Change the norm and see what a set runs over.
In “trials” read down a column: layer, RMS, instance and group norm do not notice that a sample is missing, batch norm in training does; the padding changes what is normalised over tokens and leaves layer norm exactly as it was.
In “batch size” the same sample varies with its company; the larger the batch, the less.
Raise “Batches seen”: the remembered mean and variance go towards those of the source, faster with more momentum and less steadily.</source>
        <translation>在“谁共用”中指向一个格子：它的集合在每一片中亮起。更换归一化，看集合跨越哪些维度。
在“试验”中按列往下读：少一个样本时，层、RMS、实例和组归一化毫无察觉，训练中的批归一化则会变；填充会改变跨词元的归一化，而层归一化分毫不动。
在“批大小”中，同一样本随同批样本而变；批越大，变化越小。
增大“见过的批数”：记住的均值和方差趋向来源的均值和方差；动量越大越快，也越不平稳。</translation>
    </message>
    <message>
        <source>The layer norm of a Transformer runs over D for each token alone. Taken over (L, D), as it is sometimes written, it depends on the padding and on the other tokens.
Batch norm for pictures runs over (B, H, W) for each channel, not over “batch and features”.
Layer norm does have parameters, γ and β, 2D of them; what it lacks is running statistics.
Batch norm divides by the biased variance and remembers the unbiased one. Its statistics in sequences are one for each feature, not for each position; its trouble there is padding and a batch that varies, not the length of a sentence.
ε stands under the root, beside the variance. The Annotated Transformer divides by the unbiased deviation plus ε, which is another function.
A batch above 500 in TurboAE averages channel noise and says nothing about batch norm, and a guess about a network is no evidence about layer norm.</source>
        <translation>Transformer 的层归一化只对每个词元的 D 维进行。若像有些文章那样写成对 (L, D) 进行，结果就会依赖填充和其他词元。
图像的批归一化对每个通道跨 (B, H, W) 进行，而不是跨“批与特征”。
层归一化有参数 γ 和 β，共 2D 个；它没有的是滑动统计量。
批归一化归一化时除以有偏方差，记住的却是无偏方差。用于序列时，它的统计量按特征而非按位置；问题在于填充和批的波动，而不在于句子的长度。
ε 在根号内，与方差相加。The Annotated Transformer 除以无偏标准差加 ε，那是另一个函数。
TurboAE 中超过 500 的批是为了平均信道噪声，不能说明批归一化的问题；对某个网络的猜测也不是层归一化的证据。</translation>
    </message>
    <message>
        <source>Batch · layer norm</source>
        <translation>批·层归一化</translation>
    </message>
    <message>
        <source>A norm takes the mean of a set of cells off and divides by the root of their variance; then each channel has a factor γ and a shift β. The kinds differ in one thing alone: which cells make a set. Batch norm takes a channel over all samples (Ioffe, Szegedy 2015), layer norm one token over its channels (Ba, Kiros, Hinton 2016). So batch norm needs a batch and remembers one for use, and layer norm needs neither. Point at a cell and see its set light up.</source>
        <translation>归一化从一个格子集合中减去均值，再除以方差的平方根；然后每个通道有缩放 γ 和平移 β。各种归一化只有一点不同：哪些格子组成一个集合。批归一化取一个通道跨所有样本（Ioffe、Szegedy 2015），层归一化取一个词元的各通道（Ba、Kiros、Hinton 2016）。因此批归一化需要批，并为推理记住统计量，而层归一化两者都不需要。指向一个格子，看它的集合亮起。</translation>
    </message>
    <message>
        <source>what batch norm remembers before the batches here</source>
        <translation>批归一化在见到这些批次之前所记住的统计量</translation>
    </message>
    <message>
        <source>Added to the variance against a division by 0: 10⁻⁵ in PyTorch, 10⁻⁶ in ViT and T5, 10⁻¹² in BERT, 10⁻³ in Keras.</source>
        <translation>加在方差上以免除以 0：PyTorch 为 10⁻⁵，ViT 和 T5 为 10⁻⁶，BERT 为 10⁻¹²，Keras 为 10⁻³。</translation>
    </message>
    <message>
        <source>10⁻⁵</source>
        <translation>10⁻⁵</translation>
    </message>
    <message>
        <source>10⁻⁶</source>
        <translation>10⁻⁶</translation>
    </message>
    <message>
        <source>10⁻¹²</source>
        <translation>10⁻¹²</translation>
    </message>
    <message>
        <source>10⁻³</source>
        <translation>10⁻³</translation>
    </message>
    <message>
        <source>%1: the model that it describes cannot be: %2</source>
        <translation>%1：文件描述的模型不可能存在：%2</translation>
    </message>
    <message>
        <source>%1: these arrays are no model that was trained here; open them through “arrays” instead</source>
        <translation>%1：这些数组不是本程序训练的模型；请改用“数组”打开</translation>
    </message>
    <message>
        <source>%1: a model of version %2, where version %3 was expected; train it again with --train</source>
        <translation>%1：模型版本为 %2，应为版本 %3；请用 --train 重新训练</translation>
    </message>
    <message>
        <source>%1: its “%2” cannot be read: the file is damaged or was changed</source>
        <translation>%1：无法读取其中的“%2”：文件已损坏或被改动</translation>
    </message>
    <message>
        <source>%1: its options do not fit: %2</source>
        <translation>%1：其中的选项不合要求：%2</translation>
    </message>
    <message>
        <source>%1: it was trained on other words than those of the task “%2” here; train it again with --train</source>
        <translation>%1：训练时所用的词与这里任务“%2”的词不同；请用 --train 重新训练</translation>
    </message>
    <message>
        <source>%1: the array %2 of this model is missing</source>
        <translation>%1：缺少该模型的数组 %2</translation>
    </message>
    <message>
        <source>%1: array %2 is %3, where %4 was expected</source>
        <translation>%1：数组 %2 的形状为 %3，应为 %4</translation>
    </message>
    <message>
        <source>%1: a trained model is saved as .safetensors</source>
        <translation>%1：训练好的模型保存为 .safetensors</translation>
    </message>
    <message>
        <source>Dates to ISO</source>
        <translation>日期转 ISO 格式</translation>
    </message>
    <message>
        <source>Each digit that is written looks at the year, the month or the day that it comes from, wherever that stands.</source>
        <translation>写出的每个数字都注视它所来自的年、月或日，无论那在原文何处。</translation>
    </message>
    <message>
        <source>Chinese to English</source>
        <translation>中译英</translation>
    </message>
    <message>
        <source>Cross-attention is the alignment of the two sentences; it bends where time and place change their place.</source>
        <translation>交叉注意力就是两个句子的对齐；时间和地点换位之处，对齐线随之弯折。</translation>
    </message>
    <message>
        <source>There is no task “%1”; there are %2</source>
        <translation>没有任务“%1”；可选的有 %2</translation>
    </message>
    <message>
        <source>%1 heads do not divide a width of %2; choose 1, 2, 4 or 8 heads</source>
        <translation>宽度 %2 不能被 %1 个头整除；请选择 1、2、4 或 8 个头</translation>
    </message>
    <message>
        <source>A model has 1 to 4 layers, not %1</source>
        <translation>模型有 1 到 4 层，不能是 %1 层</translation>
    </message>
    <message>
        <source>RoPE turns pairs of numbers, but a head is %1 wide; choose a width that it can halve</source>
        <translation>RoPE 成对旋转数字，但每个头宽 %1；请选择能被二整除的宽度</translation>
    </message>
    <message>
        <source>A model needs a vocabulary and room for at least one token</source>
        <translation>模型需要词表，并至少容纳一个词元</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cross-attention becomes a diagonal: each letter that is written looks at the same place of what is read.</source>
        <translation>交叉注意力成为一条对角线：写出的每个字母都注视读入序列的同一位置。</translation>
    </message>
    <message>
        <source>Reverse</source>
        <translation>反转</translation>
    </message>
    <message>
        <source>A head becomes the other diagonal: each place looks at the place as far from the end as itself from the beginning.</source>
        <translation>有一个头成为反对角线：每个位置注视的位置距末尾与它自己距开头一样远。</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>In the last layer place i looks at the letters that come i-th in the alphabet: bright columns in alphabetical order.</source>
        <translation>在最后一层，第 i 个位置注视按字母顺序排在第 i 位的字母：亮列按字母顺序排列。</translation>
    </message>
    <message>
        <source>Repeat what came after</source>
        <translation>复述后续（归纳）</translation>
    </message>
    <message>
        <source>Two layers work together: a head looks at the previous letter, and a later one at what followed the letter's first visit.</source>
        <translation>两层协同工作：一个头注视前一个字母，后一层的头注视该字母首次出现之后的字母。</translation>
    </message>
    <message>
        <source>Matching brackets</source>
        <translation>括号匹配</translation>
    </message>
    <message>
        <source>Each hidden closing bracket looks at the bracket that it closes.</source>
        <translation>每个被隐藏的右括号注视与它配对的左括号。</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>What the model learns from examples made on the spot.</source>
        <translation>模型要从当场生成的样例中学会什么。</translation>
    </message>
    <message>
        <source>What the model learns from examples made on the spot; choosing another one sets the options with which it shows its pattern.</source>
        <translation>模型要从当场生成的样例中学会什么；换一个任务，就会一并设好能显出其规律的各项选项。</translation>
    </message>
    <message>
        <source>Decides the first weights and every example; the same seed trains the same model.</source>
        <translation>决定初始权重和每个样例；同一种子训练出同一模型。</translation>
    </message>
    <message>
        <source>Layers of the encoder and of the decoder each.</source>
        <translation>编码器和解码器各自的层数。</translation>
    </message>
    <message>
        <source>Attention heads of each layer, which share its width.</source>
        <translation>每层的注意力头数，它们平分该层的宽度。</translation>
    </message>
    <message>
        <source>Width d_model</source>
        <translation>宽度 d_model</translation>
    </message>
    <message>
        <source>Numbers that stand for one token.</source>
        <translation>表示一个词元的数的个数。</translation>
    </message>
    <message>
        <source>Feed-forward width</source>
        <translation>前馈层宽度</translation>
    </message>
    <message>
        <source>Numbers in the middle of the feed-forward part.</source>
        <translation>前馈部分中间的数的个数。</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What tells the model where a token stands; without it order is invisible to an encoder. RoPE and ALiBi tell self-attention alone how far apart two tokens are.</source>
        <translation>告诉模型词元所在的位置；没有它，编码器看不到顺序。RoPE 和 ALiBi 只告诉自注意力两个词元相距多远。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Sinusoidal</source>
        <translation>正弦</translation>
    </message>
    <message>
        <source>Learned</source>
        <translation>可学习</translation>
    </message>
    <message>
        <source>Which tokens an encoder's token may see; a decoder never sees what comes later.</source>
        <translation>编码器的词元可以看到哪些词元；解码器从不看后面的内容。</translation>
    </message>
    <message>
        <source>This task's model is a decoder, which is always causal.</source>
        <translation>该任务的模型是解码器，总是因果的。</translation>
    </message>
    <message>
        <source>Tokens to each side that are seen through a window.</source>
        <translation>窗口内两侧各可见的词元数。</translation>
    </message>
    <message>
        <source>Layer norm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>Before each part, which trains more steadily, or after it, as in the paper.</source>
        <translation>置于每个部分之前，训练更稳定；或置于其后，如论文所述。</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>What bends the feed-forward part.</source>
        <translation>使前馈部分成为非线性的函数。</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>GELU by tanh</source>
        <translation>GELU（tanh 近似）</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How a gradient becomes a change of the weights.</source>
        <translation>梯度如何变为权重的改变。</translation>
    </message>
    <message>
        <source>SGD with momentum</source>
        <translation>带动量的 SGD</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The highest length of a step; it rises during the warm-up and falls along a cosine.</source>
        <translation>步长的最大值；预热期间上升，随后沿余弦下降。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>How strongly weights are pulled to 0.</source>
        <translation>权重被拉向 0 的强度。</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>A longer gradient is shortened to this length.</source>
        <translation>更长的梯度被缩短到这一长度。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批量</translation>
    </message>
    <message>
        <source>Examples that one step learns from.</source>
        <translation>每一步所学习的样例数。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Steps in which the learning rate rises.</source>
        <translation>学习率上升所用的步数。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>After this many steps the learning rate is down to a tenth, and a checkpoint is finished.</source>
        <translation>经过这么多步后学习率降至十分之一，检查点即告完成。</translation>
    </message>
    <message>
        <source>The loss exploded after step %1. The learning rate of %2 is too high for this model: the weights of the last good step are kept; start again with a lower rate</source>
        <translation>第 %1 步之后损失发散。学习率 %2 对该模型过高：已保留最后一个正常步的权重；请降低学习率重新开始</translation>
    </message>
    <message>
        <source>--train writes one model; give --export once.</source>
        <translation>--train 只写出一个模型；--export 只能给出一次。</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>How the scores spread: about √d_k to each side unscaled, about 1 scaled.</source>
        <translation>分数的散布：未缩放时两侧约为 √d_k，缩放后约为 1。</translation>
    </message>
    <message>
        <source>in numbers</source>
        <translation>数值汇总</translation>
    </message>
    <message>
        <source>The rows of each normaliser in a few numbers.</source>
        <translation>用几个数概括每种归一化的各行。</translation>
    </message>
    <message>
        <source>dot, scaled, cosine</source>
        <translation>点积、缩放、余弦</translation>
    </message>
    <message>
        <source>additive, concat</source>
        <translation>加性、concat</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>What stands in memory at once, the scores included, over the length.</source>
        <translation>随序列长度变化，同时占用内存的数（含分数本身）。</translation>
    </message>
    <message>
        <source>The program comes without a trained model for “%1”; make one with --train %1</source>
        <translation>程序未附带“%1”的训练模型；可用 --train %1 训练一个</translation>
    </message>
    <message>
        <source>pairs of the pattern, closed form</source>
        <translation>模式的对数（闭式）</translation>
    </message>
    <message>
        <source>pairs of the pattern, counted</source>
        <translation>模式的对数（逐对数出）</translation>
    </message>
    <message>
        <source>hidden as padding</source>
        <translation>因填充而隐藏</translation>
    </message>
    <message>
        <source>painted visible</source>
        <translation>涂成可见</translation>
    </message>
    <message>
        <source>painted hidden</source>
        <translation>涂成隐藏</translation>
    </message>
    <message>
        <source>visible pairs, counted</source>
        <translation>可见的对数（数出）</translation>
    </message>
    <message>
        <source>all pairs n²</source>
        <translation>全部对数 n²</translation>
    </message>
    <message>
        <source>visible share</source>
        <translation>可见的比例</translation>
    </message>
    <message>
        <source>multiply-adds for all pairs</source>
        <translation>全部对的乘加数</translation>
    </message>
    <message>
        <source>multiply-adds for the visible pairs</source>
        <translation>可见对的乘加数</translation>
    </message>
    <message>
        <source>multiply-adds saved</source>
        <translation>省下的乘加数</translation>
    </message>
    <message>
        <source>counted and by the closed form</source>
        <translation>数出来的与闭式算出的</translation>
    </message>
    <message>
        <source>what is counted</source>
        <translation>所数之物</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数目</translation>
    </message>
    <message>
        <source>keys that each query sees</source>
        <translation>每个查询看到的键数</translation>
    </message>
    <message>
        <source>pairs</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>keys seen</source>
        <translation>看到的键数</translation>
    </message>
    <message>
        <source>one for each key that is seen</source>
        <translation>每个看到的键计 1</translation>
    </message>
    <message>
        <source>the closed form, addend by addend</source>
        <translation>闭式，逐项相加</translation>
    </message>
    <message>
        <source>every query with every key</source>
        <translation>每个查询配每个键</translation>
    </message>
    <message>
        <source>visible of all</source>
        <translation>可见占全部</translation>
    </message>
    <message>
        <source>a score and a share of the value for each pair</source>
        <translation>每一对：一个得分和一份值</translation>
    </message>
    <message>
        <source>what a kernel saves that leaves hidden pairs out</source>
        <translation>跳过隐藏对的算子所省下的</translation>
    </message>
    <message>
        <source>counted pair by pair on the map</source>
        <translation>在图上逐对数出</translation>
    </message>
    <message>
        <source>The closed form gives %1, counting pair by pair gives %2.</source>
        <translation>闭式给出 %1，逐对数出 %2。</translation>
    </message>
    <message>
        <source>How many pairs are left, counted and by the formula of the pattern, and what a kernel that leaves the others out saves.</source>
        <translation>剩下多少对：逐对数出，并与该模式的公式对照；以及跳过其余各对的算子能省下多少。</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Which keys a query sees; the weight of all others is exactly 0.</source>
        <translation>一个查询能看到哪些键；其余各键的权重恰为 0。</translation>
    </message>
    <message>
        <source>causal window</source>
        <translation>因果窗口</translation>
    </message>
    <message>
        <source>truncated (speech)</source>
        <translation>截断（语音）</translation>
    </message>
    <message>
        <source>dilated window</source>
        <translation>空洞窗口</translation>
    </message>
    <message>
        <source>strided</source>
        <translation>跨步</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>window + global</source>
        <translation>窗口 + 全局</translation>
    </message>
    <message>
        <source>prefix</source>
        <translation>前缀</translation>
    </message>
    <message>
        <source>Summary places</source>
        <translation>摘要位置</translation>
    </message>
    <message>
        <source>How many places at the end of each block all later queries see too.</source>
        <translation>每块末尾有多少个位置也被后面的所有查询看到。</translation>
    </message>
    <message>
        <source>A block of %1 places has no %2 at its end: choose at most %1.</source>
        <translation>一块只有 %1 个位置，末尾不可能有 %2 个：最多选 %1。</translation>
    </message>
    <message>
        <source>How many tokens at the end only fill up the sequence: no query sees them, whatever the pattern.</source>
        <translation>末尾有多少个词元只是填充：无论哪种模式，任何查询都看不到它们。</translation>
    </message>
    <message>
        <source>Painted pairs</source>
        <translation>涂改的对</translation>
    </message>
    <message>
        <source>Pairs turned over by hand, each as query,key: press Paint above the heatmap and draw, or write them here.</source>
        <translation>手工翻转的对，每对写作“查询,键”：按热图上方的“涂画”后用鼠标画，或直接写在这里。</translation>
    </message>
    <message>
        <source>masked: the key is later, or more than %1 tokens back</source>
        <translation>被掩蔽：键在查询之后，或在其前超过 %1 个词元</translation>
    </message>
    <message>
        <source>masked: the key is more than %1 tokens to the left or %2 to the right</source>
        <translation>被掩蔽：键在左侧超过 %1 个词元，或在右侧超过 %2 个</translation>
    </message>
    <message>
        <source>masked: the key is in another block of %1 tokens</source>
        <translation>被掩蔽：键在另一个长 %1 的块里</translation>
    </message>
    <message>
        <source>masked: the key is not one of the %1 to each side in steps of %2</source>
        <translation>被掩蔽：键不在两侧以 %2 为步长的各 %1 个之中</translation>
    </message>
    <message>
        <source>masked: the key is later, or %1 or more back and no multiple of %1</source>
        <translation>被掩蔽：键在查询之后，或在其前至少 %1 个且距离不是 %1 的倍数</translation>
    </message>
    <message>
        <source>masked: the key is later, or in an earlier block of %1 and not among its last %2</source>
        <translation>被掩蔽：键在查询之后，或在更早的长 %1 的块里且不是其最后 %2 个</translation>
    </message>
    <message>
        <source>masked: the key is more than %1 tokens away, and neither of the two is among the first %2</source>
        <translation>被掩蔽：键相距超过 %1 个词元，且两者都不在最前面的 %2 个之中</translation>
    </message>
    <message>
        <source>masked: the key is later than the query and not among the first %1</source>
        <translation>被掩蔽：键在查询之后，且不在最前面的 %1 个之中</translation>
    </message>
    <message>
        <source>Window w</source>
        <translation>窗口 w</translation>
    </message>
    <message>
        <source>How many steps to a side a query sees.</source>
        <translation>查询向每一侧能看多少步。</translation>
    </message>
    <message>
        <source>Left L</source>
        <translation>左 L</translation>
    </message>
    <message>
        <source>How many tokens before it a query sees.</source>
        <translation>查询能看到它之前的多少个词元。</translation>
    </message>
    <message>
        <source>Right R</source>
        <translation>右 R</translation>
    </message>
    <message>
        <source>How many tokens after it a query sees: each one costs a speech recogniser the wait for it.</source>
        <translation>查询能看到它之后的多少个词元：语音识别器要为其中每一个而等待。</translation>
    </message>
    <message>
        <source>Block b</source>
        <translation>块长 b</translation>
    </message>
    <message>
        <source>How many tokens a block has; they see each other and nobody else.</source>
        <translation>一块有多少个词元；块内互相可见，块外不可见。</translation>
    </message>
    <message>
        <source>Dilation d</source>
        <translation>空洞 d</translation>
    </message>
    <message>
        <source>How many tokens one step is long.</source>
        <translation>一步跨多少个词元。</translation>
    </message>
    <message>
        <source>Stride s</source>
        <translation>步幅 s</translation>
    </message>
    <message>
        <source>How far apart the places are that are seen from afar, and how many are seen from near.</source>
        <translation>从远处能看到的位置相隔多远，也是近处能看到的个数。</translation>
    </message>
    <message>
        <source>Global tokens g</source>
        <translation>全局词元 g</translation>
    </message>
    <message>
        <source>How many tokens at the beginning see all and are seen by all.</source>
        <translation>开头有多少个词元看到所有词元，也被所有词元看到。</translation>
    </message>
    <message>
        <source>Prefix p</source>
        <translation>前缀 p</translation>
    </message>
    <message>
        <source>How many tokens at the beginning everybody sees whole.</source>
        <translation>开头有多少个词元被所有查询完整看到。</translation>
    </message>
    <message>
        <source>masked: painted over by hand</source>
        <translation>被掩蔽：手工涂改</translation>
    </message>
    <message>
        <source>Of the painted pairs %1 could not be read: a pair is written as query,key.</source>
        <translation>涂改的对中有 %1 个读不懂：每对写作“查询,键”。</translation>
    </message>
    <message>
        <source>Of the painted pairs %1 lie outside the %2 tokens and wait.</source>
        <translation>涂改的对中有 %1 个在这 %2 个词元之外，暂不起作用。</translation>
    </message>
    <message>
        <source>who sees whom: 1 seen, 0 hidden</source>
        <translation>谁看到谁：1 可见，0 隐藏</translation>
    </message>
    <message>
        <source>without the mask</source>
        <translation>不加掩码</translation>
    </message>
    <message>
        <source>what stayed the same</source>
        <translation>保持不变的</translation>
    </message>
    <message>
        <source>To the last bit the same with and without the mask: the outputs of %1 of %2 tokens, numbers %3.</source>
        <translation>加不加掩码都逐位相同的输出：%2 个词元中的 %1 个，序号 %3。</translation>
    </message>
    <message>
        <source>The mask changes the output of every token.</source>
        <translation>掩码改变了每个词元的输出。</translation>
    </message>
    <message>
        <source>A row keeps its output when its query sees every key, as the last one does under a causal mask: in one layer nothing else reaches it. In a deeper network its keys and values come from rows that did change, and then it moves too.</source>
        <translation>当一个查询看到所有键时，它那一行的输出不变，因果掩码下的最后一行正是如此：在一层之内没有别的东西能影响它。在更深的网络里，它的键和值来自已经改变的行，于是它也会变。</translation>
    </message>
    <message>
        <source>What the mask did: with it minus without it. Rows of zeros kept their answer.</source>
        <translation>掩码做了什么：加掩码减去不加掩码。全为零的行结果未变。</translation>
    </message>
    <message>
        <source>change of the weights</source>
        <translation>权重的变化</translation>
    </message>
    <message>
        <source>change of the outputs</source>
        <translation>输出的变化</translation>
    </message>
    <message>
        <source>encoder: hides %1 of padding</source>
        <translation>编码器：隐藏 %1 个填充</translation>
    </message>
    <message>
        <source>decoder: hides what comes later</source>
        <translation>解码器：隐藏后面的词元</translation>
    </message>
    <message>
        <source>cross-attention: hides the memory's padding</source>
        <translation>交叉注意力：隐藏记忆的填充</translation>
    </message>
    <message>
        <source>where used</source>
        <translation>用在何处</translation>
    </message>
    <message>
        <source>The three masks of a Transformer: no layer of it is without one as soon as sentences of unequal length share a batch.</source>
        <translation>Transformer 的三种掩码：只要长短不一的句子同在一批，就没有哪一层不用掩码。</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>可见</translation>
    </message>
    <message>
        <source>with the mask, minus without it</source>
        <translation>加掩码减去不加掩码</translation>
    </message>
    <message>
        <source>Causal against bidirectional: the last row stays</source>
        <translation>因果与双向：最后一行不变</translation>
    </message>
    <message>
        <source>Encoder: padding alone</source>
        <translation>编码器：只有填充</translation>
    </message>
    <message>
        <source>Decoder: causal, and padding</source>
        <translation>解码器：因果加填充</translation>
    </message>
    <message>
        <source>Speech: three to the left, one to the right</source>
        <translation>语音：左三右一</translation>
    </message>
    <message>
        <source>Longformer: a window and one global token</source>
        <translation>Longformer：窗口加一个全局词元</translation>
    </message>
    <message>
        <source>Sparse Transformer: strided</source>
        <translation>Sparse Transformer：跨步</translation>
    </message>
    <message>
        <source>Sparse Transformer: fixed</source>
        <translation>Sparse Transformer：固定</translation>
    </message>
    <message>
        <source>T5 as a prefix language model</source>
        <translation>作为前缀语言模型的 T5</translation>
    </message>
    <message>
        <source>A query that sees nothing</source>
        <translation>什么也看不到的查询</translation>
    </message>
    <message>
        <source>Masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>A mask says which keys a query may see: what is hidden gets −∞ before the softmax, hence a weight of exactly 0, and the others share what it leaves. (Vaswani et al. 2017, sections 3.1 and 3.2.3.) Choose a pattern, or press Paint and draw on the heatmap; the same queries, keys and values without the mask stand beside it. Look at the stage of changes: a row whose query sees every key keeps its output to the last bit.</source>
        <translation>掩码规定一个查询可以看到哪些键：被隐藏的在 softmax 之前变成 −∞，权重因而恰为 0，其余的键分享它让出的份额。（Vaswani 等 2017，3.1 与 3.2.3 节。）选一种模式，或按“涂画”在热图上画；旁边是同样的查询、键和值不加掩码的结果。看看“变化”一步：查询看到所有键的那一行，输出逐位不变。</translation>
    </message>
    <message>
        <source>M: n_q × n_k, one row for each query; the same for all heads. A keeps its shape; a hidden pair holds 0.</source>
        <translation>M：n_q × n_k，每个查询一行，所有头共用。A 的形状不变；隐藏的对为 0。</translation>
    </message>
    <message>
        <source>Causal mask: Vaswani et al. 2017 (arXiv 1706.03762), section 3.2.3. Truncated, for speech: Zhang et al. 2020, Transformer-Transducer (2002.02562), section 3; Yeh et al. 2019 (1910.12977). Strided and fixed: Child et al. 2019, Sparse Transformers (1904.10509), section 4. Dilated and global: Beltagy et al. 2020, Longformer (2004.05150), section 3.1. Prefix: Raffel et al. 2020, T5 (1910.10683), section 3.2.1.</source>
        <translation>因果掩码：Vaswani 等 2017（arXiv 1706.03762），3.2.3 节。用于语音的截断：Zhang 等 2020，Transformer-Transducer（2002.02562），第 3 节；Yeh 等 2019（1910.12977）。跨步与固定：Child 等 2019，Sparse Transformers（1904.10509），第 4 节。空洞与全局：Beltagy 等 2020，Longformer（2004.05150），3.1 节。前缀：Raffel 等 2020，T5（1910.10683），3.2.1 节。</translation>
    </message>
    <message>
        <source>Switch between none and causal: the upper triangle empties, each row is divided by what is left of it, the first row becomes 1, 0, 0 … and the last row does not change at all. Widen a window until it is full attention. Paint a whole row: its query sees nothing, and its weights and output are zeros.</source>
        <translation>在“无”与“因果”之间切换：上三角变空，每一行除以剩下的和，第一行变成 1, 0, 0 …，最后一行则完全不变。把窗口加宽，直到成为全注意力。涂掉一整行：该查询什么也看不到，它的权重和输出都是零。</translation>
    </message>
    <message>
        <source>"An encoder needs no mask": it needs no causal one, but padding must be hidden in the encoder and in cross-attention too. The mask belongs before the softmax: zeroing weights after it leaves rows that do not sum to 1. A row that sees nothing is NaN in a naive implementation, and uniform where −10⁹ stands in for −∞; here it is zeros. A mask alone saves no work: a kernel must leave the hidden pairs out.</source>
        <translation>“编码器不需要掩码”：它不需要因果掩码，但在编码器和交叉注意力里都必须隐藏填充。掩码要加在 softmax 之前：若在其后把权重置零，行和就不再为 1。什么也看不到的一行，在天真的实现里是 NaN，用 −10⁹ 代替 −∞ 时是均匀分布；这里是零。掩码本身不省计算：只有跳过隐藏对的算子才省。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Which gate comes first. The paper found channels first best.</source>
        <translation>哪个门在前。论文发现通道在前效果最好。</translation>
    </message>
    <message>
        <source>channel, spatial</source>
        <translation>先通道，后空间</translation>
    </message>
    <message>
        <source>spatial, channel</source>
        <translation>先空间，后通道</translation>
    </message>
    <message>
        <source>Pooling</source>
        <translation>池化</translation>
    </message>
    <message>
        <source>What both gates pool by; the paper found both together best.</source>
        <translation>两个门采用的池化；论文发现两种并用最好。</translation>
    </message>
    <message>
        <source>both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>max</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Kernel k</source>
        <translation>卷积核 k</translation>
    </message>
    <message>
        <source>Side of the spatial gate's window in cells; the paper found 7 better than 3.</source>
        <translation>空间门窗口的边长（格）；论文发现 7 优于 3。</translation>
    </message>
    <message>
        <source>3</source>
        <translation>3</translation>
    </message>
    <message>
        <source>5</source>
        <translation>5</translation>
    </message>
    <message>
        <source>7</source>
        <translation>7</translation>
    </message>
    <message>
        <source>Concatenation</source>
        <translation>拼接顺序</translation>
    </message>
    <message>
        <source>Which map the kernel's first plane meets: the maximum in the released code, the mean in the paper.</source>
        <translation>卷积核的第一个平面对应哪张图：公开代码中是最大值，论文中是平均值。</translation>
    </message>
    <message>
        <source>[max; mean]</source>
        <translation>[最大; 平均]</translation>
    </message>
    <message>
        <source>[mean; max]</source>
        <translation>[平均; 最大]</translation>
    </message>
    <message>
        <source>There is but one map.</source>
        <translation>只有一张图。</translation>
    </message>
    <message>
        <source>Behind the spatial convolution: by the map's own mean and variance as the code trains, by running ones as it evaluates, or none as in the paper.</source>
        <translation>在空间卷积之后：像代码训练时那样用图自身的均值和方差，像推断时那样用滑动统计量，或像论文那样没有。</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>推断</translation>
    </message>
    <message>
        <source>There is no batch norm.</source>
        <translation>没有批归一化。</translation>
    </message>
    <message>
        <source>Spatial kernel</source>
        <translation>空间卷积核</translation>
    </message>
    <message>
        <source>A bump adds up what both maps show around a place, so that the mask lights what is strong; or the kernel is drawn from the seed.</source>
        <translation>隆起形核把两张图在某处周围的值加起来，使掩码照亮强的地方；或由种子抽取卷积核。</translation>
    </message>
    <message>
        <source>bump</source>
        <translation>隆起形</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>γ of the batch norm</source>
        <translation>批归一化的 γ</translation>
    </message>
    <message>
        <source>Its weight. The released code starts with 0, which makes the untrained mask 0.5 everywhere.</source>
        <translation>批归一化的权重。公开代码从 0 开始，因此未训练时掩码处处为 0.5。</translation>
    </message>
    <message>
        <source>β of the batch norm</source>
        <translation>批归一化的 β</translation>
    </message>
    <message>
        <source>Its shift: above 0 the mask opens, below 0 it closes.</source>
        <translation>批归一化的偏移：大于 0 时掩码打开，小于 0 时关闭。</translation>
    </message>
    <message>
        <source>ResNet-50 with CBAM in its 16 blocks</source>
        <translation>16 个模块都加入 CBAM 的 ResNet-50</translation>
    </message>
    <message>
        <source>Avg · max pool</source>
        <translation>平均 · 最大池化</translation>
    </message>
    <message>
        <source>Shared MLP W₁</source>
        <translation>共享 MLP W₁</translation>
    </message>
    <message>
        <source>W₂, sum</source>
        <translation>W₂，求和</translation>
    </message>
    <message>
        <source>Weights M_c</source>
        <translation>权重 M_c</translation>
    </message>
    <message>
        <source>F″ = M_c ⊗ F′</source>
        <translation>F″ = M_c ⊗ F′</translation>
    </message>
    <message>
        <source>F′ = M_c ⊗ F</source>
        <translation>F′ = M_c ⊗ F</translation>
    </message>
    <message>
        <source>F′ = M_s ⊗ F</source>
        <translation>F′ = M_s ⊗ F</translation>
    </message>
    <message>
        <source>F″ = M_s ⊗ F′</source>
        <translation>F″ = M_s ⊗ F′</translation>
    </message>
    <message>
        <source>The batch norm's weight γ is 0, as the released code starts: the mask is %1 everywhere, whatever the picture shows. Training moves γ.</source>
        <translation>批归一化的权重 γ 为 0，与公开代码的初始值相同：无论图片是什么，掩码处处为 %1。训练会改变 γ。</translation>
    </message>
    <message>
        <source>Channel then spatial, on the street</source>
        <translation>街道图片：先通道，后空间</translation>
    </message>
    <message>
        <source>As the released code starts: 0.5 everywhere</source>
        <translation>公开代码的初始状态：处处 0.5</translation>
    </message>
    <message>
        <source>3 × 3 instead of 7 × 7</source>
        <translation>用 3 × 3 代替 7 × 7</translation>
    </message>
    <message>
        <source>Places first, then channels</source>
        <translation>先位置，后通道</translation>
    </message>
    <message>
        <source>F, F′, F″: C × H × W; M_c: C; M_s: H × W; W₁: C/r × C; W₂: C × C/r; f: one k × k kernel over two maps, without bias. 2C²/r + C + C/r + 2k² + 2 parameters.</source>
        <translation>F、F′、F″：C × H × W；M_c：C；M_s：H × W；W₁：C/r × C；W₂：C × C/r；f：作用于两张图的一个 k × k 卷积核，无偏置。参数共 2C²/r + C + C/r + 2k² + 2 个。</translation>
    </message>
    <message>
        <source>Woo, Park, Lee, Kweon: CBAM: Convolutional Block Attention Module, section 3 (arXiv 1807.06521); concatenation [max; mean], batch norm and its start from the released code.</source>
        <translation>Woo, Park, Lee, Kweon：CBAM: Convolutional Block Attention Module，第 3 节（arXiv 1807.06521）；拼接顺序 [max; mean]、批归一化及其初始值取自公开代码。</translation>
    </message>
    <message>
        <source>The mask over the picture: move the kernel from 3 to 7 and it grows smoother; move γ and it gains contrast; at γ = 0 it is 0.5 everywhere. Click a place of the mask: the window and the weights that made it light up.</source>
        <translation>看图片上的掩码：把卷积核从 3 调到 7，掩码更平滑；调大 γ，对比更强；γ = 0 时处处为 0.5。点击掩码的一处：得出它的窗口和权重会亮起来。</translation>
    </message>
    <message>
        <source>Often left out: one MLP serves both poolings, with reduction r; the two results are summed before the sigmoid and not after; the channels come first; the window is 7 × 7; the released code concatenates [max; mean] where the paper writes [mean; max], so weights need their planes swapped; and it has a batch norm whose weight starts at 0.</source>
        <translation>常被遗漏的是：两种池化共用一个带压缩比 r 的 MLP；两个结果在 sigmoid 之前而不是之后相加；通道在前；窗口为 7 × 7；公开代码拼接为 [max; mean]，而论文写作 [mean; max]，因此载入权重时要交换平面；并且代码中有一个权重从 0 开始的批归一化。</translation>
    </message>
    <message>
        <source>CBAM masks</source>
        <translation>CBAM 掩码</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The convolutional block attention module: what to look for, then where. A gate over channels (mean and maximum of each map through one small network) is followed by a gate over places (maximum and mean over the channels through one convolution); both end in a sigmoid and multiply the maps. (Woo et al. 2018, section 3.) The mask lies over the picture: light places are kept, dark ones are turned down.</source>
        <translation>卷积块注意力模块：先看什么，再看哪里。先是通道门（每张特征图的平均值和最大值经过同一个小网络），再是空间门（各通道的最大值和平均值经过一次卷积）；两者都以 sigmoid 结束并乘到特征图上。（Woo 等，2018，第 3 节。）掩码覆盖在图片上：亮处保留，暗处被压低。</translation>
    </message>
    <message>
        <source>as it was pooled</source>
        <translation>与池化时相同</translation>
    </message>
    <message>
        <source>from the stage before the gate</source>
        <translation>来自门之前的阶段</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Each filter slid over the picture in steps of two: where it fits, the answer is high.</source>
        <translation>每个滤波器以步长 2 滑过图片：吻合之处响应高。</translation>
    </message>
    <message>
        <source>answers of the filters</source>
        <translation>滤波器的响应</translation>
    </message>
    <message>
        <source>What the block is given: C maps, normalised and rectified where that is asked for.</source>
        <translation>模块的输入：C 张特征图，按需经过归一化和 ReLU。</translation>
    </message>
    <message>
        <source>Why is the answer of filter %1 at [%2, %3] = %4?</source>
        <translation>为什么滤波器 %1 在 [%2, %3] 处的响应是 %4？</translation>
    </message>
    <message>
        <source>less the map's mean</source>
        <translation>减去该图的均值</translation>
    </message>
    <message>
        <source>in deviations</source>
        <translation>以标准差为单位</translation>
    </message>
    <message>
        <source>Normalise</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>Whether each map is taken less its mean and over its deviation, as batch norm leaves it.</source>
        <translation>是否把每张图减去均值再除以标准差，如同批归一化之后。</translation>
    </message>
    <message>
        <source>Whether negative numbers become 0, as behind the first layer of a network.</source>
        <translation>负数是否变为 0，如同网络第一层之后。</translation>
    </message>
    <message>
        <source>the spatial kernel, its planes in the order of the concatenation</source>
        <translation>空间卷积核，其平面按拼接顺序排列</translation>
    </message>
    <message>
        <source>weight, bias, running mean and running variance of the batch norm</source>
        <translation>批归一化的权重、偏置、滑动均值和滑动方差</translation>
    </message>
    <message>
        <source>map</source>
        <translation>图</translation>
    </message>
    <message>
        <source>over all channels</source>
        <translation>跨所有通道</translation>
    </message>
    <message>
        <source>Max · mean</source>
        <translation>最大 · 平均</translation>
    </message>
    <message>
        <source>At each place the channels become one number, their maximum or their mean: which channel it was no longer counts.</source>
        <translation>每个位置的各通道变成一个数，即最大值或平均值：是哪个通道不再起作用。</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>A k × k window over both maps, weighted and summed: one number a place, without bias.</source>
        <translation>在两张图上取 k × k 窗口加权求和：每个位置一个数，无偏置。</translation>
    </message>
    <message>
        <source>convolved</source>
        <translation>卷积结果</translation>
    </message>
    <message>
        <source>spatial mask M_s</source>
        <translation>空间掩码 M_s</translation>
    </message>
    <message>
        <source>Mask M_s</source>
        <translation>掩码 M_s</translation>
    </message>
    <message>
        <source>The sigmoid makes a weight between 0 and 1 for each place: where the block looks.</source>
        <translation>sigmoid 给每个位置一个 0 到 1 之间的权重：模块看哪里。</translation>
    </message>
    <message>
        <source>(x − μ)/√(σ² + ε)·γ + β, with two learned numbers for the whole map.</source>
        <translation>(x − μ)/√(σ² + ε)·γ + β，整张图共用两个可学习的数。</translation>
    </message>
    <message>
        <source>Every map times the mask, place by place.</source>
        <translation>每张特征图逐位置乘以掩码。</translation>
    </message>
    <message>
        <source>masked maps</source>
        <translation>加掩码后的特征图</translation>
    </message>
    <message>
        <source>Why is %1 = %2 at row %3, column %4?</source>
        <translation>为什么第 %3 行第 %4 列的 %1 = %2？</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>通道 %1</translation>
    </message>
    <message>
        <source>the largest of all channels</source>
        <translation>所有通道中的最大值</translation>
    </message>
    <message>
        <source>sum over the channels</source>
        <translation>各通道之和</translation>
    </message>
    <message>
        <source>window times weights</source>
        <translation>窗口乘以权重</translation>
    </message>
    <message>
        <source>less the mean</source>
        <translation>减去均值</translation>
    </message>
    <message>
        <source>deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>scaled and shifted</source>
        <translation>缩放并平移</translation>
    </message>
    <message>
        <source>The released code starts with γ = 0: whatever was convolved, the batch norm answers β, and the mask is σ(β) everywhere until training moves γ.</source>
        <translation>公开代码从 γ = 0 开始：无论卷积结果如何，批归一化都输出 β，在训练改变 γ 之前，掩码处处为 σ(β)。</translation>
    </message>
    <message>
        <source>weight of the kernel</source>
        <translation>卷积核的权重</translation>
    </message>
    <message>
        <source>written down: a bump that sums to 1</source>
        <translation>预先写定：总和为 1 的隆起形</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>门</translation>
    </message>
    <message>
        <source>What makes a weight of a number: a sigmoid, between 0 and 1; or a ReLU, which some articles offer and which made SE-ResNet-50 worse than plain ResNet-50.</source>
        <translation>把数变成权重的函数：sigmoid，结果在 0 与 1 之间；或某些文章提到的 ReLU，它使 SE-ResNet-50 比普通 ResNet-50 更差。</translation>
    </message>
    <message>
        <source>ResNet-50 with SE in its 16 blocks</source>
        <translation>16 个模块都加入 SE 的 ResNet-50</translation>
    </message>
    <message>
        <source>Squeeze z</source>
        <translation>挤压 z</translation>
    </message>
    <message>
        <source>W₁, ReLU</source>
        <translation>W₁，ReLU</translation>
    </message>
    <message>
        <source>W₂</source>
        <translation>W₂</translation>
    </message>
    <message>
        <source>Weights s</source>
        <translation>权重 s</translation>
    </message>
    <message>
        <source>Scaled maps</source>
        <translation>缩放后</translation>
    </message>
    <message>
        <source>By hand: four channels, two hidden units</source>
        <translation>手算：四个通道，两个隐藏单元</translation>
    </message>
    <message>
        <source>Untrained: every weight near 0.5</source>
        <translation>未训练：所有权重接近 0.5</translation>
    </message>
    <message>
        <source>The same picture's colours as channels</source>
        <translation>以图片的颜色为通道</translation>
    </message>
    <message>
        <source>ReLU as the gate</source>
        <translation>用 ReLU 作门</translation>
    </message>
    <message>
        <source>F: C × H × W; z and s: C; W₁: C/r × C; W₂: C × C/r; δ is ReLU, σ the sigmoid. 2C²/r parameters without biases.</source>
        <translation>F：C × H × W；z 和 s：C；W₁：C/r × C；W₂：C × C/r；δ 是 ReLU，σ 是 sigmoid。无偏置时共 2C²/r 个参数。</translation>
    </message>
    <message>
        <source>Hu, Shen, Albanie, Sun, Wu: Squeeze-and-Excitation Networks, section 3 (arXiv 1709.01507); r, gates and places of the block: section 6.</source>
        <translation>Hu, Shen, Albanie, Sun, Wu：Squeeze-and-Excitation Networks，第 3 节（arXiv 1709.01507）；r、门函数和模块位置见第 6 节。</translation>
    </message>
    <message>
        <source>“F_ex applies a sigmoid or a ReLU with weight W” misses that there are two layers, ReLU inside and sigmoid outside, W = {W₁, W₂}. The weights are no softmax: channels do not exclude each other. The scaling is one number per channel and not a dot product. The block stands once in a residual branch, before the addition, and not behind every convolution; behind the addition it does harm.</source>
        <translation>“F_ex 用权重 W 施加 sigmoid 或 ReLU”忽略了这里有两层：里面是 ReLU，外面是 sigmoid，W = {W₁, W₂}。权重不是 softmax：通道之间并不互斥。缩放是每个通道乘一个数，不是点积。模块在每个残差分支中只放一次，位于相加之前，而不是在每个卷积之后；放在相加之后会有害。</translation>
    </message>
    <message>
        <source>SE channels</source>
        <translation>SE 通道</translation>
    </message>
    <message>
        <source>Squeeze-and-excitation: attention over channels. Every feature map of the picture is squeezed into its mean, two small layers make a weight between 0 and 1 of these means, and each map is multiplied by its weight. (Hu et al. 2018, section 3.) It asks which filters matter for this picture as a whole; shuffling the pixels of the maps would change nothing.</source>
        <translation>挤压与激励：对通道的注意力。图片的每张特征图被挤压成它的平均值，两个小层由这些平均值得出 0 到 1 之间的权重，每张特征图再乘以自己的权重。（Hu 等，2018，第 3 节。）它问的是对整张图片来说哪些滤波器重要；打乱特征图的像素，权重不会改变。</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>How much a map covers the picture it lies over: 0 shows the picture alone, 1 the map alone.</source>
        <translation>特征图对其下图片的遮盖程度：0 只显示图片，1 只显示特征图。</translation>
    </message>
    <message>
        <source>Over pictures</source>
        <translation>图片之上</translation>
    </message>
    <message>
        <source>A map laid over its picture, the map alone, or the bare picture beside the covered one.</source>
        <translation>特征图叠加在图片上、单独显示特征图，或未遮盖与遮盖的图片并列。</translation>
    </message>
    <message>
        <source>overlay</source>
        <translation>叠加</translation>
    </message>
    <message>
        <source>before | after</source>
        <translation>前 | 后</translation>
    </message>
    <message>
        <source>Click a bar: the map of that channel is chosen, and the other way round. Move r: the hidden units grow fewer and the parameters of the network fall. Sort the maps by weight: which filters does the block turn up for this picture?</source>
        <translation>点击一根柱子：选中该通道的特征图，反之亦然。移动 r：隐藏单元变少，网络的参数减少。按权重给特征图排序：对这张图片，模块放大了哪些滤波器？</translation>
    </message>
    <message>
        <source>makes queries, keys and values, one below the other</source>
        <translation>生成查询、键和值，上下相接</translation>
    </message>
    <message>
        <source>γ of a layer norm</source>
        <translation>层归一化的 γ</translation>
    </message>
    <message>
        <source>β of a layer norm</source>
        <translation>层归一化的 β</translation>
    </message>
    <message>
        <source>W1 of the feed-forward part</source>
        <translation>前馈部分的 W1</translation>
    </message>
    <message>
        <source>W2 of the feed-forward part</source>
        <translation>前馈部分的 W2</translation>
    </message>
    <message>
        <source>Drawn with seed %1 under the name %2.</source>
        <translation>由种子 %1 以名称 %2 抽取。</translation>
    </message>
    <message>
        <source>the stream, and what this part adds</source>
        <translation>残差流，加上这一部分的贡献</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>what the stack reads</source>
        <translation>整个堆叠的输入</translation>
    </message>
    <message>
        <source>what layer %1 gave</source>
        <translation>第 %1 层的输出</translation>
    </message>
    <message>
        <source>times the factor of the dimension</source>
        <translation>乘以该维的缩放</translation>
    </message>
    <message>
        <source>and its shift</source>
        <translation>再加该维的平移</translation>
    </message>
    <message>
        <source>LN · self</source>
        <translation>LN · 自</translation>
    </message>
    <message>
        <source>self W</source>
        <translation>自注意力 W</translation>
    </message>
    <message>
        <source>self Q K V</source>
        <translation>自 Q K V</translation>
    </message>
    <message>
        <source>self scores</source>
        <translation>自注意力得分</translation>
    </message>
    <message>
        <source>self A</source>
        <translation>自注意力 A</translation>
    </message>
    <message>
        <source>self A·V</source>
        <translation>自 A·V</translation>
    </message>
    <message>
        <source>self W^O</source>
        <translation>自 W^O</translation>
    </message>
    <message>
        <source>x + self</source>
        <translation>x + 自注意力</translation>
    </message>
    <message>
        <source>LN · cross</source>
        <translation>LN · 交叉</translation>
    </message>
    <message>
        <source>cross W</source>
        <translation>交叉 W</translation>
    </message>
    <message>
        <source>cross Q K V</source>
        <translation>交叉 Q K V</translation>
    </message>
    <message>
        <source>cross scores</source>
        <translation>交叉得分</translation>
    </message>
    <message>
        <source>cross A</source>
        <translation>交叉 A</translation>
    </message>
    <message>
        <source>cross A·V</source>
        <translation>交叉 A·V</translation>
    </message>
    <message>
        <source>cross W^O</source>
        <translation>交叉 W^O</translation>
    </message>
    <message>
        <source>x + cross</source>
        <translation>x + 交叉</translation>
    </message>
    <message>
        <source>LN · FFN</source>
        <translation>LN · FFN</translation>
    </message>
    <message>
        <source>FFN W</source>
        <translation>FFN W</translation>
    </message>
    <message>
        <source>FFN out</source>
        <translation>FFN 输出</translation>
    </message>
    <message>
        <source>x + FFN</source>
        <translation>x + FFN</translation>
    </message>
    <message>
        <source>Each token by itself: less its mean, divided by its deviation, then the factor γ and the shift β of each dimension.</source>
        <translation>每个词元单独进行：减去均值，除以标准差，再乘各维的缩放 γ、加平移 β。</translation>
    </message>
    <message>
        <source>layer norm</source>
        <translation>层归一化</translation>
    </message>
    <message>
        <source>factor γ</source>
        <translation>缩放 γ</translation>
    </message>
    <message>
        <source>shift β</source>
        <translation>平移 β</translation>
    </message>
    <message>
        <source>The residual stream: what came in, plus what this part gave.</source>
        <translation>残差流：输入加上这一部分的输出。</translation>
    </message>
    <message>
        <source>residual sum</source>
        <translation>残差和</translation>
    </message>
    <message>
        <source>What this attention has learned: the matrices of queries, keys and values, and the one that joins the heads.</source>
        <translation>这个注意力学到的全部：查询、键、值的矩阵，以及合并各头的矩阵。</translation>
    </message>
    <message>
        <source>Queries come from the decoder's own tokens, keys and values from the memory.</source>
        <translation>查询来自解码器自身的词元，键和值来自记忆。</translation>
    </message>
    <message>
        <source>Queries, keys and values all come from the same tokens.</source>
        <translation>查询、键和值都来自同一组词元。</translation>
    </message>
    <message>
        <source>Dot products, divided by √d_k; what may not be seen becomes −∞.</source>
        <translation>点积除以 √d_k；不可见的变为 −∞。</translation>
    </message>
    <message>
        <source>The softmax makes each row of scores weights that sum to 1.</source>
        <translation>softmax 把每行得分变成和为 1 的权重。</translation>
    </message>
    <message>
        <source>Each head mixes the values by its weights.</source>
        <translation>每个头按自己的权重混合值。</translation>
    </message>
    <message>
        <source>The heads side by side, and the linear map W^O that joins them: what this part adds to the stream.</source>
        <translation>各头并排，再由线性映射 W^O 合并：这就是这一部分加到残差流上的内容。</translation>
    </message>
    <message>
        <source>hidden dimension</source>
        <translation>隐藏维</translation>
    </message>
    <message>
        <source>Two linear maps, the same for every token: W1 widens to d_ff, W2 comes back to d_model.</source>
        <translation>两个线性映射，对每个词元都相同：W1 展宽到 d_ff，W2 回到 d_model。</translation>
    </message>
    <message>
        <source>FFN inside</source>
        <translation>FFN 内部</translation>
    </message>
    <message>
        <source>Each token by itself: W1·x + b1, and what the activation makes of it.</source>
        <translation>每个词元单独进行：W1·x + b1，以及激活函数的结果。</translation>
    </message>
    <message>
        <source>W1·x + b1</source>
        <translation>W1·x + b1</translation>
    </message>
    <message>
        <source>after the activation</source>
        <translation>激活之后</translation>
    </message>
    <message>
        <source>W2·h + b2: what this part adds to the stream.</source>
        <translation>W2·h + b2：这一部分加到残差流上的内容。</translation>
    </message>
    <message>
        <source>output of the feed-forward part</source>
        <translation>前馈部分的输出</translation>
    </message>
    <message>
        <source>layer input</source>
        <translation>层输入</translation>
    </message>
    <message>
        <source>What the shown layer reads: X, or what the layer below gave.</source>
        <translation>所示层的输入：X，或下一层的输出。</translation>
    </message>
    <message>
        <source>input of layer %1</source>
        <translation>第 %1 层的输入</translation>
    </message>
    <message>
        <source>Layer %1 is not the one shown: choose it under “Layer shown” to walk through where this came from.</source>
        <translation>第 %1 层不是当前所示的层：在“所示层”中选择它，即可逐步查看其来历。</translation>
    </message>
    <message>
        <source>what this part adds to the stream</source>
        <translation>这一部分加到残差流上的内容</translation>
    </message>
    <message>
        <source>sum of the squares</source>
        <translation>平方和</translation>
    </message>
    <message>
        <source>its root</source>
        <translation>其平方根</translation>
    </message>
    <message>
        <source>there is no token</source>
        <translation>没有词元</translation>
    </message>
    <message>
        <source>the smallest of the tokens</source>
        <translation>各词元中最小的</translation>
    </message>
    <message>
        <source>the largest of the tokens</source>
        <translation>各词元中最大的</translation>
    </message>
    <message>
        <source>weight of head %1 in layer %2</source>
        <translation>第 %2 层第 %1 个头的权重</translation>
    </message>
    <message>
        <source>sum over the heads</source>
        <translation>对各头求和</translation>
    </message>
    <message>
        <source>mean of the heads</source>
        <translation>各头的均值</translation>
    </message>
    <message>
        <source>half of it, and half for the skip connection on the diagonal</source>
        <translation>取其一半，对角线上另一半归残差连接</translation>
    </message>
    <message>
        <source>divided by the sum of the row</source>
        <translation>除以该行之和</translation>
    </message>
    <message>
        <source>the first layer reads the input itself</source>
        <translation>第一层直接读取输入</translation>
    </message>
    <message>
        <source>over all tokens of the layer below</source>
        <translation>对下一层的所有词元求和</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>堆叠</translation>
    </message>
    <message>
        <source>Layer shown</source>
        <translation>所示层</translation>
    </message>
    <message>
        <source>The layer whose inside can be walked through; the last one when there are fewer.</source>
        <translation>可以逐步查看其内部的层；层数不足时为最后一层。</translation>
    </message>
    <message>
        <source>How many layers stand on one another, each with weights of its own.</source>
        <translation>上下堆叠多少层，每层有自己的权重。</translation>
    </message>
    <message>
        <source>After each sum, as in the paper, or before each part, so that the sums run through untouched.</source>
        <translation>在每次求和之后（如论文），或在每个部分之前，使残差和一路不受改动。</translation>
    </message>
    <message>
        <source>post-LN</source>
        <translation>post-LN</translation>
    </message>
    <message>
        <source>pre-LN</source>
        <translation>pre-LN</translation>
    </message>
    <message>
        <source>LN after the stack</source>
        <translation>堆叠后的 LN</translation>
    </message>
    <message>
        <source>One more layer norm after the last layer: a pre-LN stack needs it, nn.Transformer always has it.</source>
        <translation>最后一层之后再做一次层归一化：pre-LN 必须有，nn.Transformer 总是有。</translation>
    </message>
    <message>
        <source>What bends the inside of the feed-forward part; the two GELU differ by less than 0.001.</source>
        <translation>前馈部分内部的非线性；两种 GELU 相差不到 0.001。</translation>
    </message>
    <message>
        <source>GELU, erf</source>
        <translation>GELU，erf</translation>
    </message>
    <message>
        <source>GELU, tanh</source>
        <translation>GELU，tanh</translation>
    </message>
    <message>
        <source>d_ff</source>
        <translation>d_ff</translation>
    </message>
    <message>
        <source>How wide the feed-forward part is inside; the paper takes 4 · d_model.</source>
        <translation>前馈部分内部的宽度；论文取 4 · d_model。</translation>
    </message>
    <message>
        <source>place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>length of the residual stream</source>
        <translation>残差流的长度</translation>
    </message>
    <message>
        <source>over the tokens</source>
        <translation>各词元的</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>‖x‖</source>
        <translation>‖x‖</translation>
    </message>
    <message>
        <source>length of each token</source>
        <translation>每个词元的长度</translation>
    </message>
    <message>
        <source>‖x‖ by layer</source>
        <translation>逐层 ‖x‖</translation>
    </message>
    <message>
        <source>How long the tokens' vectors are along the stream: pre-LN lets them grow, post-LN brings them back each time.</source>
        <translation>词元向量沿残差流的长度：pre-LN 任其增长，post-LN 每次都拉回。</translation>
    </message>
    <message>
        <source>layer·head</source>
        <translation>层·头</translation>
    </message>
    <message>
        <source>output of the stack</source>
        <translation>堆叠的输出</translation>
    </message>
    <message>
        <source>stack output</source>
        <translation>堆叠输出</translation>
    </message>
    <message>
        <source>What the last layer gave, under one more layer norm where that is on.</source>
        <translation>最后一层的输出；若启用，再经一次层归一化。</translation>
    </message>
    <message>
        <source>stream</source>
        <translation>残差流</translation>
    </message>
    <message>
        <source>The residual stream at every stop on its way through all layers.</source>
        <translation>残差流在穿过各层途中每一站的样子。</translation>
    </message>
    <message>
        <source>residual stream</source>
        <translation>残差流</translation>
    </message>
    <message>
        <source>What each part of each layer adds to the stream.</source>
        <translation>每层的每个部分加到残差流上的内容。</translation>
    </message>
    <message>
        <source>what the part adds</source>
        <translation>这一部分所加</translation>
    </message>
    <message>
        <source>A of all layers</source>
        <translation>各层的 A</translation>
    </message>
    <message>
        <source>The self-attention of every head in every layer, on one scale.</source>
        <translation>每层每个头的自注意力，用同一标度。</translation>
    </message>
    <message>
        <source>cross, all layers</source>
        <translation>各层的交叉</translation>
    </message>
    <message>
        <source>The cross-attention of every head in every layer, on one scale.</source>
        <translation>每层每个头的交叉注意力，用同一标度。</translation>
    </message>
    <message>
        <source>½A + ½I</source>
        <translation>½A + ½I</translation>
    </message>
    <message>
        <source>Of each layer the mean of its heads, half of it, and half for the skip connection.</source>
        <translation>每层各头的均值取一半，另一半归残差连接。</translation>
    </message>
    <message>
        <source>mean of the heads with the skip connection</source>
        <translation>各头均值与残差连接</translation>
    </message>
    <message>
        <source>rollout</source>
        <translation>rollout</translation>
    </message>
    <message>
        <source>From which input tokens a token has come after each layer, by the weights alone.</source>
        <translation>仅凭权重估计：经过每层之后，一个词元来自哪些输入词元。</translation>
    </message>
    <message>
        <source>attention rolled out to the input</source>
        <translation>回溯到输入的注意力</translation>
    </message>
    <message>
        <source>matrices and biases</source>
        <translation>矩阵与偏置</translation>
    </message>
    <message>
        <source>matrix products</source>
        <translation>矩阵乘积</translation>
    </message>
    <message>
        <source>self-attention</source>
        <translation>自注意力</translation>
    </message>
    <message>
        <source>cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>前馈</translation>
    </message>
    <message>
        <source>one layer</source>
        <translation>一层</translation>
    </message>
    <message>
        <source>this stack</source>
        <translation>本堆叠</translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>encoder before it</source>
        <translation>其前的编码器</translation>
    </message>
    <message>
        <source>its layers and LN</source>
        <translation>其各层与 LN</translation>
    </message>
    <message>
        <source>its layers</source>
        <translation>其各层</translation>
    </message>
    <message>
        <source>both stacks</source>
        <translation>两个堆叠</translation>
    </message>
    <message>
        <source>Parameters and multiply-adds by closed forms: most of a layer is its feed-forward part.</source>
        <translation>按闭式计算的参数量与乘加次数：一层的大部分在前馈部分。</translation>
    </message>
    <message>
        <source>what a layer and a stack cost</source>
        <translation>一层与一个堆叠的开销</translation>
    </message>
    <message>
        <source>part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>源序列</translation>
    </message>
    <message>
        <source>The text that the cross-attention looks at, such as the sentence to translate; up to 512 tokens are used.</source>
        <translation>交叉注意力所看的文本，例如待翻译的句子；最多使用 512 个词元。</translation>
    </message>
    <message>
        <source>Keys and values come from the output of an encoder of as many layers, or straight from the source's vectors.</source>
        <translation>键和值来自同样层数的编码器的输出，或直接来自源序列的向量。</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>vectors</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Source padding</source>
        <translation>源填充</translation>
    </message>
    <message>
        <source>How many tokens at the end of the source only fill it up, so that nobody may attend to them.</source>
        <translation>源序列末尾有多少个词元只是填充，谁都不可注意。</translation>
    </message>
    <message>
        <source>Causal self-attention</source>
        <translation>因果自注意力</translation>
    </message>
    <message>
        <source>A token sees itself and what stands before it; without it a decoder could read the answer while training.</source>
        <translation>词元只看自身及其之前；否则解码器在训练时会偷看答案。</translation>
    </message>
    <message>
        <source>what the cross-attention looks at, in place of an encoder's output</source>
        <translation>交叉注意力所看的内容，代替编码器的输出</translation>
    </message>
    <message>
        <source>the vectors of the source's tokens, one row each</source>
        <translation>源序列各词元的向量，每个一行</translation>
    </message>
    <message>
        <source>What the cross-attention of every layer looks at: one vector for each token of the source.</source>
        <translation>每层交叉注意力所看的内容：源序列每个词元一个向量。</translation>
    </message>
    <message>
        <source>The output of an encoder of %1 layers over the source; the lens Encoder walks through one.</source>
        <translation>%1 层编码器对源序列的输出；“编码器”一页可逐步查看。</translation>
    </message>
    <message>
        <source>The vector of the source's token, with its position where that is on.</source>
        <translation>源词元的向量；若启用位置则含位置编码。</translation>
    </message>
    <message>
        <source>what the decoder is given to look at</source>
        <translation>提供给解码器看的内容</translation>
    </message>
    <message>
        <source>From Chinese to English: 她看见小象</source>
        <translation>从中文到英文：她看见小象</translation>
    </message>
    <message>
        <source>From English to German: five words to five</source>
        <translation>从英文到德文：五词对五词</translation>
    </message>
    <message>
        <source>From English to French: the adjective changes place</source>
        <translation>从英文到法文：形容词换了位置</translation>
    </message>
    <message>
        <source>A source with padding</source>
        <translation>带填充的源序列</translation>
    </message>
    <message>
        <source>Without the causal mask: the answer lies open</source>
        <translation>没有因果掩码：答案一览无余</translation>
    </message>
    <message>
        <source>As nn.Transformer counts: 6 + 6 layers, 44,140,544 parameters</source>
        <translation>与 nn.Transformer 一致：6 + 6 层，44,140,544 个参数</translation>
    </message>
    <message>
        <source>x is n × d_model, the decoder's own tokens; m is the memory, one row for each token of the source. The self-attention's weights are n × n and causal, those of the cross-attention have a row for each own token and a column for each token of the source.</source>
        <translation>x 为 n × d_model，是解码器自身的词元；m 是记忆，源序列每个词元一行。自注意力的权重为 n × n 且是因果的；交叉注意力的权重每个自身词元一行，每个源词元一列。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, section 3.1, figure 1, and section 3.2.3 (arXiv 1706.03762). Pre-LN: Xiong et al. 2020, figure 1 (arXiv 2002.04745).</source>
        <translation>Vaswani 等 2017，第 3.1 节图 1 与第 3.2.3 节（arXiv 1706.03762）。Pre-LN：Xiong 等 2020，图 1（arXiv 2002.04745）。</translation>
    </message>
    <message>
        <source>The decoder's self-attention looks at the target, its cross-attention at both: queries from the target, keys and values from the source.
The order is causal self-attention, cross-attention, feed-forward, each with its own skip connection and layer norm; descriptions often leave these out.
The padding of the source must be masked in the cross-attention as well as in the encoder.
All positions are computed at once in training; in use a decoder writes one token after the other, as an RNN does.
Every decoder layer reads the output of the last encoder layer, not that of the layer beside it.</source>
        <translation>解码器的自注意力看目标序列，交叉注意力两者都看：查询来自目标，键和值来自源。
顺序是因果自注意力、交叉注意力、前馈，每个部分各有残差连接和层归一化；许多介绍漏掉了它们。
源序列的填充在编码器和交叉注意力中都必须掩蔽。
训练时所有位置同时计算；使用时解码器逐个写出词元，与 RNN 一样。
每个解码器层读取的都是最后一个编码器层的输出，而不是与它同层的编码器层。</translation>
    </message>
    <message>
        <source>Decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>A stack of layers with three parts each: a causal self-attention over the decoder's own tokens, a cross-attention whose queries are the decoder's and whose keys and values come from a memory, and a feed-forward part. (Vaswani et al. 2017, section 3.1.) The memory is the output of an encoder over a second text, or that text's vectors. Walk through one layer stage by stage and see every head of every layer.</source>
        <translation>由若干层堆叠而成，每层三个部分：对自身词元的因果自注意力；查询来自解码器、键和值来自记忆的交叉注意力；前馈部分。（Vaswani 等 2017，第 3.1 节。）记忆是编码器对第二段文本的输出，或该文本的向量。逐步走过一层，并查看每层的每个头。</translation>
    </message>
    <message>
        <source>Pre-LN, six layers: the stream grows</source>
        <translation>Pre-LN，六层：残差流增长</translation>
    </message>
    <message>
        <source>Post-LN, six layers: the stream is brought back</source>
        <translation>Post-LN，六层：残差流被拉回</translation>
    </message>
    <message>
        <source>Decoder-only as GPT-2: causal, pre-LN, GELU</source>
        <translation>仅解码器，如 GPT-2：因果、pre-LN、GELU</translation>
    </message>
    <message>
        <source>Causal from layer to layer: the last row of layer 1 stays</source>
        <translation>逐层的因果：第 1 层的最后一行不变</translation>
    </message>
    <message>
        <source>As the paper counts: 512, 8 heads, 2048, six layers</source>
        <translation>论文的规模：512、8 个头、2048、六层</translation>
    </message>
    <message>
        <source>x is n × d_model, the residual stream, in and out of every part. W1 is d_ff × d_model and W2 is d_model × d_ff. μ and σ² are taken over the d_model numbers of one token; γ and β are d_model numbers each. A is H × n × n in each layer, R is n × n. φ is ReLU or GELU.</source>
        <translation>x 为 n × d_model，即残差流，进出每个部分。W1 为 d_ff × d_model，W2 为 d_model × d_ff。μ 和 σ² 对一个词元的 d_model 个数计算；γ 和 β 各有 d_model 个数。每层的 A 为 H × n × n，R 为 n × n。φ 为 ReLU 或 GELU。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, sections 3.1 and 3.3 (arXiv 1706.03762). Pre-LN: Xiong et al. 2020, figure 1 (arXiv 2002.04745). GELU: Hendrycks, Gimpel 2016, section 2 (arXiv 1606.08415). Rollout: Abnar, Zuidema 2020, section 3.2 (arXiv 2005.00928).</source>
        <translation>Vaswani 等 2017，第 3.1 与 3.3 节（arXiv 1706.03762）。Pre-LN：Xiong 等 2020，图 1（arXiv 2002.04745）。GELU：Hendrycks、Gimpel 2016，第 2 节（arXiv 1606.08415）。Rollout：Abnar、Zuidema 2020，第 3.2 节（arXiv 2005.00928）。</translation>
    </message>
    <message>
        <source>Attention alone is no Transformer layer: the skip connections and the layer norms belong to it, and half the parameters or more lie in the feed-forward part.
The encoder has no causal mask, yet padding must be masked.
The feed-forward part sees one token at a time, with the same weights for all; tokens meet in the attention alone.
A pre-LN stack needs one more layer norm at its end. PyTorch's GELU is the one by erf; GPT-2 and the first BERT use the approximation by tanh.
Rollout follows weights, not values: an estimate of where information came from, no explanation of a prediction.</source>
        <translation>只有注意力还不是 Transformer 层：残差连接和层归一化也属于它，而且一半以上的参数在前馈部分。
编码器没有因果掩码，但填充必须掩蔽。
前馈部分一次只看一个词元，所有词元共用同样的权重；词元只在注意力中相遇。
pre-LN 的堆叠在末尾还需要一次层归一化。PyTorch 的 GELU 用 erf；GPT-2 和最初的 BERT 用 tanh 近似。
Rollout 追踪的是权重而不是值：它只是对信息来源的估计，不是对预测的解释。</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>A stack of layers; each adds to the residual stream what its self-attention finds between the tokens and what its feed-forward part makes of each token, with a layer norm after every sum or before every part. (Vaswani et al. 2017, section 3.1.) Walk through one layer stage by stage, see the weights of every head in every layer side by side, and roll them out to the input.</source>
        <translation>由若干层堆叠而成；每层把自注意力在词元之间找到的内容和前馈部分对每个词元的加工加到残差流上，层归一化放在每次求和之后或每个部分之前。（Vaswani 等 2017，第 3.1 节。）逐步走过一层，并排查看每层每个头的权重，并把它们一路回溯到输入。</translation>
    </message>
    <message>
        <source>Walk the stages from left to right: what a part reads, what it adds, and the sum that goes on.
Switch between pre-LN and post-LN with six layers and look at “‖x‖ by layer”: pre-LN lets the stream grow, post-LN brings every token back to the same length.
Compare a head's weights with “rollout”: layer by layer the origin of a token spreads over the sentence, while half of every layer stays where it is.
With a causal mask the last row of layer 1 is as without; deeper rows all differ.</source>
        <translation>从左到右走过各个阶段：每个部分读什么、加什么，以及继续向前的和。
用六层在 pre-LN 与 post-LN 之间切换，看“逐层 ‖x‖”：pre-LN 使残差流增长，post-LN 把每个词元拉回同样的长度。
把一个头的权重与“rollout”相比较：词元的来源逐层扩散到整句，而每一层都有一半留在原处。
使用因果掩码时，第 1 层的最后一行与不用时相同；更深的层则各行都不同。</translation>
    </message>
    <message>
        <source>RoPE</source>
        <translation>RoPE</translation>
    </message>
    <message>
        <source>Pairs of dimensions turn by an angle that grows with the position; values stay as they are.</source>
        <translation>维度两两成对，旋转一个随位置增大的角度；值保持不变。</translation>
    </message>
    <message>
        <source>turned queries Q′</source>
        <translation>旋转后的查询 Q′</translation>
    </message>
    <message>
        <source>turned keys K′</source>
        <translation>旋转后的键 K′</translation>
    </message>
    <message>
        <source>of the flow h(t, p) = W2·[ReLU(W1·[p; t] + b1); t] + b2</source>
        <translation>流 h(t, p) = W2·[ReLU(W1·[p; t] + b1); t] + b2 的参数</translation>
    </message>
    <message>
        <source>the learned positions, one row each</source>
        <translation>学习得到的位置向量，每个位置一行</translation>
    </message>
    <message>
        <source>the bias of each bucket, one column for each head</source>
        <translation>每个桶的偏置，每个头一列</translation>
    </message>
    <message>
        <source>vectors added to the keys, for the distances −k … k</source>
        <translation>加到键上的向量，对应距离 −k … k</translation>
    </message>
    <message>
        <source>vectors added to the values, for the distances −k … k</source>
        <translation>加到值上的向量，对应距离 −k … k</translation>
    </message>
    <message>
        <source>p at time 0</source>
        <translation>时刻 0 的 p</translation>
    </message>
    <message>
        <source>two products for each number of q and k</source>
        <translation>q 和 k 的每个数各做两次乘法</translation>
    </message>
    <message>
        <source>rows of the table</source>
        <translation>表的各行</translation>
    </message>
    <message>
        <source>a bias for each bucket and head</source>
        <translation>每个桶、每个头一个偏置</translation>
    </message>
    <message>
        <source>vectors beside keys and values</source>
        <translation>键和值旁的向量</translation>
    </message>
    <message>
        <source>each query and each row of weights meets every vector</source>
        <translation>每个查询和每行权重都与所有向量相乘</translation>
    </message>
    <message>
        <source>two layers with the time beside p</source>
        <translation>两层网络，p 旁附上时间</translation>
    </message>
    <message>
        <source>following the flow</source>
        <translation>沿着流求解</translation>
    </message>
    <message>
        <source>position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>learned positions</source>
        <translation>学习得到的位置</translation>
    </message>
    <message>
        <source>bias of each bucket</source>
        <translation>每个桶的偏置</translation>
    </message>
    <message>
        <source>bucket</source>
        <translation>桶</translation>
    </message>
    <message>
        <source>vectors beside the keys</source>
        <translation>键旁的向量</translation>
    </message>
    <message>
        <source>vectors beside the values</source>
        <translation>值旁的向量</translation>
    </message>
    <message>
        <source>start p(0)</source>
        <translation>起点 p(0)</translation>
    </message>
    <message>
        <source>W1 of the flow</source>
        <translation>流的 W1</translation>
    </message>
    <message>
        <source>b1 of the flow</source>
        <translation>流的 b1</translation>
    </message>
    <message>
        <source>W2 of the flow</source>
        <translation>流的 W2</translation>
    </message>
    <message>
        <source>b2 of the flow</source>
        <translation>流的 b2</translation>
    </message>
    <message>
        <source>base</source>
        <translation>底数</translation>
    </message>
    <message>
        <source>the odd dimension has no partner and says nothing</source>
        <translation>多出的一维没有配对，不表示任何位置</translation>
    </message>
    <message>
        <source>this dimension is a sine</source>
        <translation>这一维是正弦</translation>
    </message>
    <message>
        <source>this dimension is a cosine</source>
        <translation>这一维是余弦</translation>
    </message>
    <message>
        <source>row %1 of the table</source>
        <translation>表的第 %1 行（从 0 数起）</translation>
    </message>
    <message>
        <source>beyond the end of the table: nothing is added</source>
        <translation>超出表的末尾：不加任何数</translation>
    </message>
    <message>
        <source>step %1 of the solver</source>
        <translation>求解器的第 %1 步</translation>
    </message>
    <message>
        <source>where the flow starts</source>
        <translation>流的起点</translation>
    </message>
    <message>
        <source>the position before, and what the flow adds to it</source>
        <translation>前一个位置，加上流带来的增量</translation>
    </message>
    <message>
        <source>the flow from 0 to here</source>
        <translation>流从 0 到此处的增量</translation>
    </message>
    <message>
        <source>slope of this head</source>
        <translation>这个头的斜率</translation>
    </message>
    <message>
        <source>slope times distance</source>
        <translation>斜率乘以距离</translation>
    </message>
    <message>
        <source>the bias of bucket %1</source>
        <translation>第 %1 号桶的偏置</translation>
    </message>
    <message>
        <source>the query meets the vector of this distance</source>
        <translation>查询与这一距离的向量作点积</translation>
    </message>
    <message>
        <source>scaled like the score</source>
        <translation>与得分同样缩放</translation>
    </message>
    <message>
        <source>factor</source>
        <translation>系数</translation>
    </message>
    <message>
        <source>the odd dimension has no partner and stays</source>
        <translation>多出的一维没有配对，保持不变</translation>
    </message>
    <message>
        <source>cosine of the angle</source>
        <translation>角度的余弦</translation>
    </message>
    <message>
        <source>sine of the angle</source>
        <translation>角度的正弦</translation>
    </message>
    <message>
        <source>what the first of the pair gives</source>
        <translation>一对中第一维的贡献</translation>
    </message>
    <message>
        <source>what the second of the pair gives</source>
        <translation>一对中第二维的贡献</translation>
    </message>
    <message>
        <source>the turned component</source>
        <translation>旋转后的分量</translation>
    </message>
    <message>
        <source>Drawn from U(±1/√(d + 1)), as a linear layer starts, with seed %1.</source>
        <translation>像线性层初始化那样从 U(±1/√(d + 1)) 抽取，种子为 %1。</translation>
    </message>
    <message>
        <source>how far along the logarithmic part</source>
        <translation>在对数区段中走了多远</translation>
    </message>
    <message>
        <source>in buckets of that part</source>
        <translation>折合成该区段的桶数</translation>
    </message>
    <message>
        <source>buckets</source>
        <translation>桶</translation>
    </message>
    <message>
        <source>rounded down after the exact ones, at most the last</source>
        <translation>在精确桶之后向下取整，至多为最后一个桶</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最后一个</translation>
    </message>
    <message>
        <source>near distances have a bucket each</source>
        <translation>近的距离各占一个桶</translation>
    </message>
    <message>
        <source>far distances share buckets</source>
        <translation>远的距离共用桶</translation>
    </message>
    <message>
        <source>keys after the query start at</source>
        <translation>查询之后的键从此号起</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>学习参数</translation>
    </message>
    <message>
        <source>What training would give this encoding; here it is drawn from the seed, or read from a file.</source>
        <translation>这种编码本应由训练得到的参数；这里由种子抽取，或从文件读入。</translation>
    </message>
    <message>
        <source>How a token is told where it stands; without it attention cannot tell the order.</source>
        <translation>用什么方式告诉词元它的位置；没有它，注意力分不清顺序。</translation>
    </message>
    <message>
        <source>Counts only with %1.</source>
        <translation>只在使用“%1”时有效。</translation>
    </message>
    <message>
        <source>Counts only with sin · cos and RoPE: the others have no waves.</source>
        <translation>只在使用 sin · cos 或 RoPE 时有效：其他编码没有波。</translation>
    </message>
    <message>
        <source>Pairs</source>
        <translation>配对</translation>
    </message>
    <message>
        <source>Which two dimensions are a sine and its cosine: neighbours, as in the papers, or one from each half, as in much code.</source>
        <translation>哪两维构成一对正弦和余弦：相邻两维（论文的写法），或前后两半各取一维（许多代码的写法）。</translation>
    </message>
    <message>
        <source>neighbours</source>
        <translation>相邻</translation>
    </message>
    <message>
        <source>halves</source>
        <translation>前后两半</translation>
    </message>
    <message>
        <source>Base</source>
        <translation>底数</translation>
    </message>
    <message>
        <source>The slowest wave is about 2π·base positions long; the fastest is always 2π.</source>
        <translation>最慢的波长约为 2π·底数 个位置；最快的总是 2π。</translation>
    </message>
    <message>
        <source>ALiBi</source>
        <translation>ALiBi</translation>
    </message>
    <message>
        <source>Penalty</source>
        <translation>惩罚项</translation>
    </message>
    <message>
        <source>The paper's −m·(i − j) is for causal attention; −m·|i − j| serves both sides; the authors' code adds m·j, the same after the softmax.</source>
        <translation>论文的 −m·(i − j) 用于因果注意力；−m·|i − j| 适用于两侧；作者的代码加的是 m·j，经 softmax 后相同。</translation>
    </message>
    <message>
        <source>−m·(i−j)</source>
        <translation>−m·(i−j)</translation>
    </message>
    <message>
        <source>−m·|i−j|</source>
        <translation>−m·|i−j|</translation>
    </message>
    <message>
        <source>m·j</source>
        <translation>m·j</translation>
    </message>
    <message>
        <source>T5 bias</source>
        <translation>T5 偏置</translation>
    </message>
    <message>
        <source>Buckets</source>
        <translation>桶数</translation>
    </message>
    <message>
        <source>How many biases a head learns; distances share them, far ones more and more.</source>
        <translation>每个头学习多少个偏置；各距离共用这些偏置，越远共用得越多。</translation>
    </message>
    <message>
        <source>Farthest</source>
        <translation>最远距离</translation>
    </message>
    <message>
        <source>From this distance on all keys share the last bucket.</source>
        <translation>从这一距离起，所有键共用最后一个桶。</translation>
    </message>
    <message>
        <source>Distances below %1 have buckets of their own, so the farthest must be at least %2.</source>
        <translation>小于 %1 的距离各有自己的桶，所以最远距离至少为 %2。</translation>
    </message>
    <message>
        <source>Both sides</source>
        <translation>区分两侧</translation>
    </message>
    <message>
        <source>Keys after the query have buckets of their own, as in an encoder; else they share bucket 0, as in a decoder.</source>
        <translation>查询之后的键另有自己的桶（如编码器）；否则它们共用 0 号桶（如解码器）。</translation>
    </message>
    <message>
        <source>learned table</source>
        <translation>学习的表</translation>
    </message>
    <message>
        <source>Table rows</source>
        <translation>表的行数</translation>
    </message>
    <message>
        <source>How many positions the table has a vector for; tokens beyond its end have none.</source>
        <translation>表中有多少个位置的向量；超出末尾的词元没有位置。</translation>
    </message>
    <message>
        <source>Shaw</source>
        <translation>Shaw</translation>
    </message>
    <message>
        <source>Clip k</source>
        <translation>截断 k</translation>
    </message>
    <message>
        <source>Distances beyond k to either side share the vector of k, so that there are 2k + 1 vectors.</source>
        <translation>两侧超过 k 的距离共用 k 处的向量，因此共有 2k + 1 个向量。</translation>
    </message>
    <message>
        <source>FLOATER</source>
        <translation>FLOATER</translation>
    </message>
    <message>
        <source>Solver</source>
        <translation>求解器</translation>
    </message>
    <message>
        <source>How the differential equation is followed: half the step halves Euler's error and takes Runge and Kutta's to a sixteenth.</source>
        <translation>如何求解微分方程：步长减半，欧拉法的误差减半，龙格–库塔法的误差降到十六分之一。</translation>
    </message>
    <message>
        <source>Euler</source>
        <translation>欧拉</translation>
    </message>
    <message>
        <source>Runge–Kutta 4</source>
        <translation>龙格–库塔 4 阶</translation>
    </message>
    <message>
        <source>Time a token</source>
        <translation>每词元时间</translation>
    </message>
    <message>
        <source>How much time passes from one position to the next; 0.01 in the authors' code.</source>
        <translation>从一个位置到下一个位置经过多少时间；作者的代码中为 0.01。</translation>
    </message>
    <message>
        <source>Steps a token</source>
        <translation>每词元步数</translation>
    </message>
    <message>
        <source>Steps of the solver from one position to the next.</source>
        <translation>求解器从一个位置到下一个位置所用的步数。</translation>
    </message>
    <message>
        <source>This encoding knows distances only: where the text begins makes no difference.</source>
        <translation>这种编码只知道距离：文本从哪里开始没有区别。</translation>
    </message>
    <message>
        <source>First position</source>
        <translation>起始位置</translation>
    </message>
    <message>
        <source>Where the first token stands, counted from 0; a relative encoding gives the same weights wherever that is.</source>
        <translation>第一个词元所在的位置，从 0 数起；相对编码无论从哪里开始，权重都相同。</translation>
    </message>
    <message>
        <source>Nothing of this encoding is learned, so nothing is drawn.</source>
        <translation>这种编码没有可学习的参数，因此不需要抽取。</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Standard deviation of the drawn numbers that stand in for what training would learn.</source>
        <translation>代替训练结果的随机数的标准差。</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>the turn of each pair: cosine and sine</source>
        <translation>每一对的旋转：余弦和正弦</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The encoding as a picture: a row for each position, a column for each dimension.</source>
        <translation>把编码画成图：每个位置一行，每一维一列。</translation>
    </message>
    <message>
        <source>by dimension</source>
        <translation>按维度</translation>
    </message>
    <message>
        <source>value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>from position</source>
        <translation>起始位置</translation>
    </message>
    <message>
        <source>dot product against distance</source>
        <translation>点积随距离的变化</translation>
    </message>
    <message>
        <source>P·P / (‖P‖·‖P‖)</source>
        <translation>P·P / (‖P‖·‖P‖)</translation>
    </message>
    <message>
        <source>every two positions</source>
        <translation>每两个位置</translation>
    </message>
    <message>
        <source>How alike two positions are: where the curves coincide, only the distance counts.</source>
        <translation>两个位置有多相似：曲线重合之处，只有距离起作用。</translation>
    </message>
    <message>
        <source>length of the vectors</source>
        <translation>向量的长度</translation>
    </message>
    <message>
        <source>curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>‖P‖</source>
        <translation>‖P‖</translation>
    </message>
    <message>
        <source>wavelength by dimension</source>
        <translation>各维的波长</translation>
    </message>
    <message>
        <source>wavelength</source>
        <translation>波长</translation>
    </message>
    <message>
        <source>positions</source>
        <translation>位置数</translation>
    </message>
    <message>
        <source>error by steps</source>
        <translation>误差随步数的变化</translation>
    </message>
    <message>
        <source>solver</source>
        <translation>求解器</translation>
    </message>
    <message>
        <source>steps a token</source>
        <translation>每词元步数</translation>
    </message>
    <message>
        <source>largest error of p(1)</source>
        <translation>p(1) 的最大误差</translation>
    </message>
    <message>
        <source>norm · waves</source>
        <translation>范数与波长</translation>
    </message>
    <message>
        <source>How long the vectors are, and how long a wave is in each dimension.</source>
        <translation>向量有多长，每一维的波有多长。</translation>
    </message>
    <message>
        <source>curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Some dimensions as curves over the position.</source>
        <translation>若干维随位置变化的曲线。</translation>
    </message>
    <message>
        <source>slope of each head</source>
        <translation>每个头的斜率</translation>
    </message>
    <message>
        <source>bars</source>
        <translation>柱</translation>
    </message>
    <message>
        <source>slope m</source>
        <translation>斜率 m</translation>
    </message>
    <message>
        <source>bucket of each distance</source>
        <translation>每个距离的桶</translation>
    </message>
    <message>
        <source>weights on equal content</source>
        <translation>内容相同时的权重</translation>
    </message>
    <message>
        <source>What is added to the score of every query with every key, in each head.</source>
        <translation>在每个头中，加到每个查询与每个键的得分上的数。</translation>
    </message>
    <message>
        <source>The bias from the middle position to keys before and after it, one curve for each head.</source>
        <translation>从中间位置到它前后各键的偏置，每个头一条曲线。</translation>
    </message>
    <message>
        <source>bias against distance</source>
        <translation>偏置随距离的变化</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>How the last position shares its weight when all tokens are alike: the bias alone decides.</source>
        <translation>所有词元都相同时，最后一个位置如何分配权重：只由偏置决定。</translation>
    </message>
    <message>
        <source>slopes</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>Each head forgets distance at a rate of its own.</source>
        <translation>每个头以自己的速度淡忘远处。</translation>
    </message>
    <message>
        <source>Near distances have a bucket each, far ones share.</source>
        <translation>近的距离各占一个桶，远的共用。</translation>
    </message>
    <message>
        <source>Some dimensions of the vectors beside the keys, as curves over the distance.</source>
        <translation>键旁向量的若干维，画成随距离变化的曲线。</translation>
    </message>
    <message>
        <source>What the first token's query adds to its score by the key's distance: it depends on the content.</source>
        <translation>第一个词元的查询按键的距离给得分加多少：这取决于内容。</translation>
    </message>
    <message>
        <source>added by the first token's query</source>
        <translation>第一个词元的查询所加的数</translation>
    </message>
    <message>
        <source>norms</source>
        <translation>范数</translation>
    </message>
    <message>
        <source>How long the vectors are.</source>
        <translation>向量有多长。</translation>
    </message>
    <message>
        <source>This encoding has no dimensions: its curves are the heads'.</source>
        <translation>这种编码没有维度：它的曲线按头画出。</translation>
    </message>
    <message>
        <source>Without an encoding there are no curves.</source>
        <translation>没有编码就没有曲线。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>How many positions the pictures and curves show, whatever the text.</source>
        <translation>图像和曲线显示多少个位置，与文本无关。</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>The first dimension drawn as a curve.</source>
        <translation>画成曲线的第一个维度。</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线数</translation>
    </message>
    <message>
        <source>How many dimensions are drawn as curves.</source>
        <translation>把多少维画成曲线。</translation>
    </message>
    <message>
        <source>Every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>From one drawn dimension to the next.</source>
        <translation>相邻两条曲线相隔多少维。</translation>
    </message>
    <message>
        <source>What each encoding adds to a layer: parameters, and multiply-adds for this text.</source>
        <translation>每种编码给一层增加多少参数，以及对这段文本增加多少次乘加。</translation>
    </message>
    <message>
        <source>cost of every encoding</source>
        <translation>各编码的开销</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>the bias in the middle row of the picture</source>
        <translation>图像中间一行的偏置</translation>
    </message>
    <message>
        <source>dimension %1 of the picture</source>
        <translation>图像的第 %1 维</translation>
    </message>
    <message>
        <source>length of the vector</source>
        <translation>向量的长度</translation>
    </message>
    <message>
        <source>dot product of the two positions</source>
        <translation>两个位置的点积</translation>
    </message>
    <message>
        <source>a vector of zeros has no direction: 0</source>
        <translation>零向量没有方向：记为 0</translation>
    </message>
    <message>
        <source>product of the lengths</source>
        <translation>长度之积</translation>
    </message>
    <message>
        <source>dot product over the lengths</source>
        <translation>点积除以长度之积</translation>
    </message>
    <message>
        <source>the bias less the largest of the row</source>
        <translation>偏置减去该行最大值</translation>
    </message>
    <message>
        <source>exponential e = exp(b − max)</source>
        <translation>指数 e = exp(b − max)</translation>
    </message>
    <message>
        <source>positions until the angle has gone round</source>
        <translation>角度转满一周所经过的位置数</translation>
    </message>
    <message>
        <source>Where the number of heads is no power of two, those of the next smaller one come first, then every other of the next larger.</source>
        <translation>头数不是 2 的幂时，先取较小一级的斜率，再隔一个取较大一级的斜率。</translation>
    </message>
    <message>
        <source>dimension %1</source>
        <translation>第 %1 维</translation>
    </message>
    <message>
        <source>largest of the errors against a solution in 64 steps</source>
        <translation>与 64 步解相比的最大误差</translation>
    </message>
    <message>
        <source>queries and W^O</source>
        <translation>查询和 W^O</translation>
    </message>
    <message>
        <source>keys and values</source>
        <translation>键和值</translation>
    </message>
    <message>
        <source>scores and mixing</source>
        <translation>得分和混合</translation>
    </message>
    <message>
        <source>biases</source>
        <translation>偏置</translation>
    </message>
    <message>
        <source>a key and a value for every layer, token and key-value head</source>
        <translation>每层、每个词元、每个键值头各一个键和一个值</translation>
    </message>
    <message>
        <source>The table of positions has %1 rows: the last %2 tokens stand beyond its end and have no position.</source>
        <translation>位置表只有 %1 行：最后 %2 个词元超出末尾，没有位置。</translation>
    </message>
    <message>
        <source>the vectors of the distances</source>
        <translation>各距离的向量</translation>
    </message>
    <message>
        <source>first stages</source>
        <translation>第一阶段</translation>
    </message>
    <message>
        <source>second stages</source>
        <translation>第二阶段</translation>
    </message>
    <message>
        <source>one matrix for each of q, k, v and head</source>
        <translation>每个头的 q、k、v 各一个矩阵</translation>
    </message>
    <message>
        <source>W^O, whole or in blocks</source>
        <translation>W^O，整体或分块</translation>
    </message>
    <message>
        <source>the first stage, which all heads share</source>
        <translation>第一阶段，所有头共用</translation>
    </message>
    <message>
        <source>the second stage: the heads' blocks of rows one below the other</source>
        <translation>第二阶段：各头的行块上下相接</translation>
    </message>
    <message>
        <source>First stage</source>
        <translation>第一阶段宽度</translation>
    </message>
    <message>
        <source>How many numbers W^q·a has, before each head's own matrix; the merged matrix has no larger rank.</source>
        <translation>在每个头自己的矩阵之前，W^q·a 有多少个数；合并后的矩阵的秩不会更大。</translation>
    </message>
    <message>
        <source>bias of %1</source>
        <translation>%1 的偏置</translation>
    </message>
    <message>
        <source>The lecture's first stage: one matrix each, the same for all heads.</source>
        <translation>讲义中的第一阶段：q、k、v 各一个矩阵，所有头相同。</translation>
    </message>
    <message>
        <source>W·a</source>
        <translation>W·a</translation>
    </message>
    <message>
        <source>Each token's vector a goes through the first stage.</source>
        <translation>每个词元的向量 a 经过第一阶段。</translation>
    </message>
    <message>
        <source>The second stage: a matrix of its own for each head, one below the other.</source>
        <translation>第二阶段：每个头有自己的矩阵，上下相接。</translation>
    </message>
    <message>
        <source>Queries, keys and values of each head, by two stages.</source>
        <translation>经两阶段得到的每个头的查询、键和值。</translation>
    </message>
    <message>
        <source>Both stages multiplied out: one matrix for each head, as every library has it, and W^O.</source>
        <translation>两阶段相乘：每个头一个矩阵（各种库的写法），以及 W^O。</translation>
    </message>
    <message>
        <source>Queries, keys and values of each head, by one matrix.</source>
        <translation>经一个矩阵得到的每个头的查询、键和值。</translation>
    </message>
    <message>
        <source>Two stages less one matrix: nothing but rounding.</source>
        <translation>两阶段减去一个矩阵：只剩舍入误差。</translation>
    </message>
    <message>
        <source>head·W^O_h</source>
        <translation>head·W^O_h</translation>
    </message>
    <message>
        <source>Each head meets its own columns of W^O: this is what it adds to the output.</source>
        <translation>每个头只与 W^O 中自己的那些列相乘：这就是它给输出增加的部分。</translation>
    </message>
    <message>
        <source>what the head adds to the output</source>
        <translation>这个头给输出增加的部分</translation>
    </message>
    <message>
        <source>Σ heads</source>
        <translation>Σ 各头</translation>
    </message>
    <message>
        <source>The sum of what the heads add, and how far it is from concat·W^O: nothing but rounding.</source>
        <translation>各头贡献之和，以及它与 concat·W^O 的差：只有舍入误差。</translation>
    </message>
    <message>
        <source>a misprint</source>
        <translation>一处误写</translation>
    </message>
    <message>
        <source>Σ (q·k + v), as one article has it: a number cannot be added to a vector, and nothing is weighted.</source>
        <translation>某篇文章写成 Σ (q·k + v)：数不能与向量相加，而且没有任何加权。</translation>
    </message>
    <message>
        <source>Σ (q·k + v)</source>
        <translation>Σ (q·k + v)</translation>
    </message>
    <message>
        <source>way</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>two stages</source>
        <translation>两阶段</translation>
    </message>
    <message>
        <source>one matrix</source>
        <translation>一个矩阵</translation>
    </message>
    <message>
        <source>concat·W^O</source>
        <translation>concat·W^O</translation>
    </message>
    <message>
        <source>Σ head·W^O_h</source>
        <translation>Σ head·W^O_h</translation>
    </message>
    <message>
        <source>pair</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Q: two stages, one matrix</source>
        <translation>Q：两阶段与一个矩阵</translation>
    </message>
    <message>
        <source>K: two stages, one matrix</source>
        <translation>K：两阶段与一个矩阵</translation>
    </message>
    <message>
        <source>V: two stages, one matrix</source>
        <translation>V：两阶段与一个矩阵</translation>
    </message>
    <message>
        <source>Σ head·W^O_h, concat·W^O</source>
        <translation>Σ head·W^O_h 与 concat·W^O</translation>
    </message>
    <message>
        <source>Σ (q·k + v), A·V</source>
        <translation>Σ (q·k + v) 与 A·V</translation>
    </message>
    <message>
        <source>largest difference</source>
        <translation>最大差</translation>
    </message>
    <message>
        <source>What each way costs, and how far apart the pairs are.</source>
        <translation>每种写法的开销，以及各对之间相差多少。</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>head %1</source>
        <translation>第 %1 个头</translation>
    </message>
    <message>
        <source>sum over the tokens</source>
        <translation>对词元求和</translation>
    </message>
    <message>
        <source>Right is Σ softmax(q·k / √d_k)·v: a weight times a vector.</source>
        <translation>正确的是 Σ softmax(q·k / √d_k)·v：权重乘以向量。</translation>
    </message>
    <message>
        <source>a: d_model numbers for a token. W^q: m × d_model, W^{q,h}: d_k × m, their product d_k × d_model. O^h: n × d_v. W^O: H·d_v × d_model, of which W^O_h is the d_v rows that meet head h.</source>
        <translation>a：一个词元的 d_model 个数。W^q：m × d_model，W^{q,h}：d_k × m，二者之积为 d_k × d_model。O^h：n × d_v。W^O：H·d_v × d_model，其中 W^O_h 是与第 h 个头相乘的 d_v 行。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, section 3.2.2 (arXiv 1706.03762), for one matrix a head and W^O; the two stages are those of lecture notes.</source>
        <translation>每头一个矩阵以及 W^O：Vaswani 等 2017，第 3.2.2 节（arXiv 1706.03762）；两阶段写法出自课程讲义。</translation>
    </message>
    <message>
        <source>The differences: they are rounding, whatever you move. Make the first stage narrower than d_model: now the merged matrix cannot be just any matrix. Walk through the heads' shares of the output: some add much, some little.</source>
        <translation>看各处的差：无论怎样调整，都只是舍入误差。把第一阶段调得比 d_model 窄：合并后的矩阵就不再能是任意矩阵。逐个查看各头对输出的贡献：有的多，有的少。</translation>
    </message>
    <message>
        <source>Two stages are not more powerful than one matrix, only dearer. The concatenation is multiplied by a learned W^O, not by a transpose of anything, and without a non-linearity. Joining by concatenation and joining by a weighted sum are one statement. The input is not cut into sub-vectors: every head reads all of d_model. Σ (q·k + v) is no attention: the softmax of the scores weighs the values.</source>
        <translation>两阶段并不比一个矩阵更强，只是更贵。拼接后乘的是学习得到的 W^O，不是什么转置，也没有非线性。“拼接”与“加权求和”是同一回事。输入不会被切成子向量：每个头都读取全部 d_model 维。Σ (q·k + v) 不是注意力：应由得分的 softmax 对值加权。</translation>
    </message>
    <message>
        <source>Two ways to write heads</source>
        <translation>多头的两种写法</translation>
    </message>
    <message>
        <source>Lectures make a head's query in two stages, W^{q,1}·(W^q·a); libraries use one matrix. Papers concatenate the heads and multiply by W^O; one may as well add up what each head brings. (Vaswani et al. 2017, section 3.2.2.) Here both ways run beside each other on your text, with the measured difference: look at what each head adds to the output.</source>
        <translation>讲义分两阶段得到一个头的查询：W^{q,1}·(W^q·a)；各种库只用一个矩阵。论文把各头拼接后乘以 W^O；也可以把每个头带来的部分相加。（Vaswani 等 2017，第 3.2.2 节。）这里两种写法在你的文本上并排运行，并给出实测的差：看看每个头给输出增加了什么。</translation>
    </message>
    <message>
        <source>Sines and cosines: alike by distance alone</source>
        <translation>正弦与余弦：相似度只取决于距离</translation>
    </message>
    <message>
        <source>The other sinusoid: all sines, then all cosines</source>
        <translation>另一种正弦编码：先全部正弦，再全部余弦</translation>
    </message>
    <message>
        <source>RoPE: a text that begins at 100 attends as one that begins at 0</source>
        <translation>RoPE：从位置 100 开始与从 0 开始，注意力相同</translation>
    </message>
    <message>
        <source>ALiBi: eight slopes over 32 positions</source>
        <translation>ALiBi：32 个位置上的八个斜率</translation>
    </message>
    <message>
        <source>T5: 32 buckets over 280 distances</source>
        <translation>T5：280 个距离分入 32 个桶</translation>
    </message>
    <message>
        <source>A learned table that is too short for the text</source>
        <translation>学习的表比文本短</translation>
    </message>
    <message>
        <source>Shaw: vectors for the distances −2 … 2</source>
        <translation>Shaw：距离 −2 … 2 的向量</translation>
    </message>
    <message>
        <source>FLOATER: positions that flow</source>
        <translation>FLOATER：流动的位置</translation>
    </message>
    <message>
        <source>P: n × d_model, added to X. RoPE turns q and k of each head, d_k wide, never v. ALiBi: a slope for each head. T5: buckets × H biases. Shaw: 2k + 1 vectors of d_k and of d_v, shared by the heads. FLOATER: a start of d_model and two layers of d_model × (d_model + 1). Positions count from 0.</source>
        <translation>P：n × d_model，加到 X 上。RoPE 旋转每个头宽为 d_k 的 q 和 k，从不旋转 v。ALiBi：每个头一个斜率。T5：桶数 × H 个偏置。Shaw：2k + 1 个宽为 d_k 和 d_v 的向量，各头共用。FLOATER：一个 d_model 维的起点和两层 d_model × (d_model + 1)。位置从 0 数起。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, section 3.5 (arXiv 1706.03762); the concatenated form is tensor2tensor's. RoPE: Su et al. 2021 (arXiv 2104.09864). ALiBi: Press et al. 2022 (arXiv 2108.12409). T5: Raffel et al. 2020 (arXiv 1910.10683). Shaw et al. 2018 (arXiv 1803.02155). FLOATER: Liu et al. 2020 (arXiv 2003.09229).</source>
        <translation>Vaswani 等 2017，第 3.5 节（arXiv 1706.03762）；前后两半的形式来自 tensor2tensor。RoPE：Su 等 2021（arXiv 2104.09864）。ALiBi：Press 等 2022（arXiv 2108.12409）。T5：Raffel 等 2020（arXiv 1910.10683）。Shaw 等 2018（arXiv 1803.02155）。FLOATER：Liu 等 2020（arXiv 2003.09229）。</translation>
    </message>
    <message>
        <source>Two equal words: without positions their rows of weights are equal, with any encoding they are not. Under distance, the sinusoid's three curves coincide: only the offset counts; a learned table's do not. Move the first position: RoPE's weights stay, the sinusoid's change. In Vaswani's Table 3 a learned table did as well as the sinusoid: 25.7 against 25.8 BLEU, 4.92 perplexity each.</source>
        <translation>看两个相同的词：没有位置时它们的权重行相同，有任何编码时则不同。在“距离”一步，正弦编码的三条曲线重合：只有间隔起作用；学习的表则不然。移动起始位置：RoPE 的权重不变，正弦编码的会变。在 Vaswani 论文表 3 中，学习的表与正弦编码不相上下：BLEU 25.7 对 25.8，困惑度都是 4.92。</translation>
    </message>
    <message>
        <source>The encoding is not a cosine alone, and no single wave makes positions unique: many frequencies together do, from 2π to about 2π·10000 positions. Each number lies in [−1, 1], and every vector has the same length √(d/2). The paper's code concatenates sines and cosines with other frequencies. RoPE's two layouts agree only after permuting the channels, so weights of one need it. T5 does not divide by √d_k: switch the scaling off to have it so. FLOATER's authors add the flow to q, k and v of every layer; here it is added to X.</source>
        <translation>这种编码不只是余弦，也没有哪一个波能让位置唯一：靠的是许多频率合在一起，波长从 2π 到约 2π·10000 个位置。每个数都在 [−1, 1] 内，而每个向量的长度都是 √(d/2)。论文作者的代码把正弦和余弦前后拼接，频率也不同。RoPE 的两种配对方式只有在重排通道后才一致，所以用某一种训练的权重必须按它使用。T5 不除以 √d_k：关闭缩放即可如此。FLOATER 的作者把流加到每层的 q、k、v 上；这里加到 X 上。</translation>
    </message>
    <message>
        <source>Attention alone does not know the order of its tokens; an encoding of positions tells it. Sines and cosines, a learned table and a flow are added to the token's vector, RoPE turns queries and keys, ALiBi and T5 add a number to the scores, Shaw adds vectors to keys and values. Walk from the encoding's picture and curves to what it does to the weights of your text.</source>
        <translation>注意力本身不知道词元的顺序，要靠位置编码告诉它。正弦余弦、学习的表和流加到词元向量上，RoPE 旋转查询和键，ALiBi 和 T5 给得分加一个数，Shaw 给键和值加上向量。从编码的图像和曲线，一步步走到它对你的文本的权重有何影响。</translation>
    </message>
    <message>
        <source>key-value head</source>
        <translation>键值头</translation>
    </message>
    <message>
        <source>which head uses which keys and values</source>
        <translation>哪个头使用哪组键和值</translation>
    </message>
    <message>
        <source>query head</source>
        <translation>查询头</translation>
    </message>
    <message>
        <source>Query heads side by side use the same key-value head: 1 marks it.</source>
        <translation>相邻的查询头使用同一个键值头：用 1 标出。</translation>
    </message>
    <message>
        <source>W multi-head</source>
        <translation>多头的 W</translation>
    </message>
    <message>
        <source>The matrices of a multi-head layer, before the heads of a group become one.</source>
        <translation>多头层的矩阵，此时组内各头尚未合并。</translation>
    </message>
    <message>
        <source>shared K V</source>
        <translation>共用的 K V</translation>
    </message>
    <message>
        <source>The keys and values there are, and all that a cache has to keep.</source>
        <translation>实际存在的键和值，也就是缓存需要保存的全部。</translation>
    </message>
    <message>
        <source>shared keys</source>
        <translation>共用的键</translation>
    </message>
    <message>
        <source>shared values</source>
        <translation>共用的值</translation>
    </message>
    <message>
        <source>Every head has its own queries; keys and values are copies of those of its group.</source>
        <translation>每个头有自己的查询；键和值是所在组的副本。</translation>
    </message>
    <message>
        <source>key-value heads</source>
        <translation>键值头数</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>The output with fewer key-value heads beside multi-head's, which is the last of them.</source>
        <translation>键值头较少时的输出，与最后一个即多头的输出并列。</translation>
    </message>
    <message>
        <source>difference from multi-head</source>
        <translation>与多头的差</translation>
    </message>
    <message>
        <source>bytes of the cache</source>
        <translation>缓存字节数</translation>
    </message>
    <message>
        <source>largest difference from multi-head</source>
        <translation>与多头的最大差</translation>
    </message>
    <message>
        <source>What each number of key-value heads costs, and how far its output is from multi-head's.</source>
        <translation>每种键值头数的开销，以及它的输出与多头相差多少。</translation>
    </message>
    <message>
        <source>Every way to share the heads: its cost, and how far its output is from multi-head's.</source>
        <translation>每种共用方式：开销，以及输出与多头相差多少。</translation>
    </message>
    <message>
        <source>by number of key-value heads</source>
        <translation>按键值头数</translation>
    </message>
    <message>
        <source>heads counted from 0; rounded down, this is the key-value head</source>
        <translation>头从 0 数起；向下取整即为键值头</translation>
    </message>
    <message>
        <source>it is this one</source>
        <translation>正是这一个</translation>
    </message>
    <message>
        <source>it is another one</source>
        <translation>是另一个</translation>
    </message>
    <message>
        <source>the heads of the group</source>
        <translation>组内各头</translation>
    </message>
    <message>
        <source>a copy from key-value head %1</source>
        <translation>第 %1 个键值头的副本</translation>
    </message>
    <message>
        <source>the output of this layer</source>
        <translation>本层的输出</translation>
    </message>
    <message>
        <source>the output of the same layer with %1 key-value heads</source>
        <translation>同一层使用 %1 个键值头时的输出</translation>
    </message>
    <message>
        <source>Choose %1 key-value heads to walk through how it came about.</source>
        <translation>选择 %1 个键值头，即可逐步查看它是怎样得到的。</translation>
    </message>
    <message>
        <source>H query heads Q^h: n × d_k. G key-value heads K^g: n × d_k, V^g: n × d_v. G = H is multi-head, G = 1 multi-query.</source>
        <translation>H 个查询头 Q^h：n × d_k。G 个键值头 K^g：n × d_k，V^g：n × d_v。G = H 即多头，G = 1 即多查询。</translation>
    </message>
    <message>
        <source>Shazeer 2019 (arXiv 1911.02150), multi-query; Ainslie et al. 2023 (arXiv 2305.13245), grouped-query and, in section 2.1, the mean over a group.</source>
        <translation>多查询：Shazeer 2019（arXiv 1911.02150）；分组查询以及第 2.1 节的组内平均：Ainslie 等 2023（arXiv 2305.13245）。</translation>
    </message>
    <message>
        <source>Move the key-value heads from 1 to H: the cache grows with them, the parameters a little, the scores not at all. At G = H the difference from multi-head is exactly 0; how soon it grows below depends on how alike the heads are.</source>
        <translation>把键值头数从 1 调到 H：缓存随之增长，参数略有增加，得分的计算量不变。G = H 时与多头的差恰好为 0；再往下差增长得多快，取决于各头有多相似。</translation>
    </message>
    <message>
        <source>Sharing keys and values does not make fewer attention maps: every query head still has its own weights and still costs n²·(d_k + d_v). What is saved is the cache and the two projections. Query heads that stand side by side share; head h does not use key-value head h modulo G.</source>
        <translation>共用键和值并不会减少注意力图：每个查询头仍有自己的权重，仍需 n²·(d_k + d_v) 次乘加。省下的是缓存和两个投影。共用的是相邻的查询头；第 h 个头用的并不是第 h mod G 个键值头。</translation>
    </message>
    <message>
        <source>Multi-query: one key-value head for all</source>
        <translation>多查询：所有头共用一个键值头</translation>
    </message>
    <message>
        <source>Multi-head: a key-value head for every head</source>
        <translation>多头：每个头一个键值头</translation>
    </message>
    <message>
        <source>Shared keys and values</source>
        <translation>共用键和值</translation>
    </message>
    <message>
        <source>A model that writes keeps the keys and values of all it has read, for every head: that cache is what it runs out of. Multi-query attention (Shazeer 2019) keeps one set for all heads, grouped-query attention (Ainslie et al. 2023) one for each group. Every query head still has weights of its own. Look how the cache shrinks with the key-value heads, and how far the output moves.</source>
        <translation>生成文本的模型要为每个头保存读过的全部键和值：最先用尽的正是这份缓存。多查询注意力（Shazeer 2019）所有头只存一组，分组查询注意力（Ainslie 等 2023）每组存一组。每个查询头仍有自己的权重。看看缓存如何随键值头数缩小，输出又偏离多少。</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>Which order the tokens are brought into: 0 is the given one, every other number draws one of its own.</source>
        <translation>把词元排成哪种顺序：0 是原来的顺序，其他每个数各抽取一种顺序。</translation>
    </message>
    <message>
        <source>the order: which token, counted from 0, comes first, second, …</source>
        <translation>顺序：第一、第二……位各是哪个词元（从 0 数起）</translation>
    </message>
    <message>
        <source>order in %1 is no order of %2 tokens: each of 0 … %3 must come once.</source>
        <translation>%1 中的 order 不是 %2 个词元的排列：0 … %3 每个数必须恰好出现一次。</translation>
    </message>
    <message>
        <source>permutation Π</source>
        <translation>置换矩阵 Π</translation>
    </message>
    <message>
        <source>new place</source>
        <translation>新位置</translation>
    </message>
    <message>
        <source>old place</source>
        <translation>原位置</translation>
    </message>
    <message>
        <source>new order</source>
        <translation>新顺序</translation>
    </message>
    <message>
        <source>Which token comes to which place: 1 marks where it came from.</source>
        <translation>哪个词元到了哪个位置：1 标出它原来的位置。</translation>
    </message>
    <message>
        <source>A shuffled</source>
        <translation>打乱后的 A</translation>
    </message>
    <message>
        <source>The weights of the same layer on the tokens in their new order.</source>
        <translation>同一层对新顺序的词元给出的权重。</translation>
    </message>
    <message>
        <source>weights in the new order</source>
        <translation>新顺序下的权重</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>排回原序</translation>
    </message>
    <message>
        <source>The weights before, those of the shuffled tokens put back in order, and their difference.</source>
        <translation>打乱前的权重、打乱后再排回原序的权重，以及二者之差。</translation>
    </message>
    <message>
        <source>outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The outputs of the shuffled tokens, put back in order, and how far they are from those before.</source>
        <translation>打乱后的输出排回原序，以及与打乱前相差多少。</translation>
    </message>
    <message>
        <source>outputs in the new order</source>
        <translation>新顺序下的输出</translation>
    </message>
    <message>
        <source>order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>shuffled</source>
        <translation>打乱</translation>
    </message>
    <message>
        <source>The mean over all tokens: what a model that reads a text as a whole might use.</source>
        <translation>对所有词元取平均：把文本当作整体的模型可能使用它。</translation>
    </message>
    <message>
        <source>mean of the outputs</source>
        <translation>输出的平均</translation>
    </message>
    <message>
        <source>weights, causal</source>
        <translation>权重（因果）</translation>
    </message>
    <message>
        <source>outputs, causal</source>
        <translation>输出（因果）</translation>
    </message>
    <message>
        <source>mean, causal</source>
        <translation>平均（因果）</translation>
    </message>
    <message>
        <source>The largest difference that the shuffle makes, for every encoding, without a mask and with the causal one.</source>
        <translation>打乱造成的最大差：每种编码，无掩码与因果掩码。</translation>
    </message>
    <message>
        <source>the token of the new place comes from here</source>
        <translation>新位置上的词元来自这里</translation>
    </message>
    <message>
        <source>the token of the new place comes from elsewhere</source>
        <translation>新位置上的词元来自别处</translation>
    </message>
    <message>
        <source>the same tokens in the given order</source>
        <translation>同样的词元在原来顺序下的数</translation>
    </message>
    <message>
        <source>as it was, and what the new order changes</source>
        <translation>原来的数，以及新顺序带来的变化</translation>
    </message>
    <message>
        <source>The layer and the token vectors are the same; only the places are new. Without positions and mask the change is rounding.</source>
        <translation>层和词元向量都没有变，变的只是位置。没有位置编码和掩码时，变化只是舍入误差。</translation>
    </message>
    <message>
        <source>the same tokens where they stand in the new order</source>
        <translation>同样的词元在新顺序中的数</translation>
    </message>
    <message>
        <source>mean over the tokens</source>
        <translation>对词元取平均</translation>
    </message>
    <message>
        <source>no token</source>
        <translation>没有词元</translation>
    </message>
    <message>
        <source>measured in the same way with this encoding and mask</source>
        <translation>用这种编码和掩码以同样方法测得</translation>
    </message>
    <message>
        <source>Choose them to see where the difference lies.</source>
        <translation>选择它们，即可看到差出现在哪里。</translation>
    </message>
    <message>
        <source>Without positions: the same weights, moved with the words</source>
        <translation>没有位置：权重相同，只是随词移动</translation>
    </message>
    <message>
        <source>Sines and cosines tell the order</source>
        <translation>正弦余弦能告诉顺序</translation>
    </message>
    <message>
        <source>A causal mask alone tells it too</source>
        <translation>仅有因果掩码也能告诉顺序</translation>
    </message>
    <message>
        <source>The dog bites the man, shuffled</source>
        <translation>狗咬人，打乱之后</translation>
    </message>
    <message>
        <source>Π: n × n, one 1 in each row and column. ΠX has the rows of X in the new order. Positions and mask belong to the places, not to the tokens.</source>
        <translation>Π：n × n，每行每列恰有一个 1。ΠX 是按新顺序排列的 X 的各行。位置编码和掩码属于位置，不属于词元。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, section 3.5 (arXiv 1706.03762): without recurrence or convolution the model needs positions to use the order at all.</source>
        <translation>Vaswani 等 2017，第 3.5 节（arXiv 1706.03762）：没有循环和卷积，模型要利用顺序就必须有位置编码。</translation>
    </message>
    <message>
        <source>Without positions and mask the weights put back equal those before, up to the last digit: sums of the same numbers in another order may round differently. Switch on an encoding, or the causal mask alone, and the difference is plain to see. Roll the die for another order.</source>
        <translation>没有位置编码和掩码时，排回原序的权重与打乱前相同，只差最后一位：同样的数按另一种顺序相加，舍入可能不同。打开一种编码，或只打开因果掩码，差别就一目了然。掷骰子换一种顺序。</translation>
    </message>
    <message>
        <source>Shuffling does not give the same result: the outputs move with their tokens. That is equivariance; only a mean over all tokens is invariant. And a causal mask tells the order even without positions: the first token sees only itself.</source>
        <translation>打乱后结果并非不变：输出随词元移动，这叫等变；只有对所有词元的平均才不变。而且即使没有位置编码，因果掩码也会透露顺序：第一个词元只看得到自己。</translation>
    </message>
    <message>
        <source>Shuffle the words</source>
        <translation>打乱词序</translation>
    </message>
    <message>
        <source>Shuffle the tokens, run the same attention, and put its weights back in order. Without positions and mask nothing has changed but the places: attention is permutation equivariant. (Vaswani et al. 2017, section 3.5.) An encoding of positions breaks that, and so does a causal mask alone. The largest difference is measured for every encoding.</source>
        <translation>打乱词元，运行同样的注意力，再把权重排回原序。没有位置编码和掩码时，除了位置什么都没变：注意力是置换等变的。（Vaswani 等 2017，第 3.5 节。）位置编码会打破这一点，仅有因果掩码也会。每种编码都测出最大的差。</translation>
    </message>
    <message>
        <source>Sharpness α</source>
        <translation>锐度 α</translation>
    </message>
    <message>
        <source>How sharply each head looks at its own neighbour: at 0 at everything alike, from about 46 on at that one pixel alone.</source>
        <translation>每个头对自己那个邻居看得有多专注：为 0 时对所有像素一视同仁，约从 46 起只看那一个像素。</translation>
    </message>
    <message>
        <source>Kernel K</source>
        <translation>核大小 K</translation>
    </message>
    <message>
        <source>The side of the kernel: K² heads, one for each of its places.</source>
        <translation>卷积核的边长：共 K² 个头，核的每个位置对应一个头。</translation>
    </message>
    <message>
        <source>A kernel of %1 has no middle; take 1, 3, 5 or 7.</source>
        <translation>大小为 %1 的核没有中心；请取 1、3、5 或 7。</translation>
    </message>
    <message>
        <source>At the edge</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>What lies beyond the image: its nearest pixel, as the heads of the plain image see it, or zeros, which must be added as tokens of their own.</source>
        <translation>图像之外是什么：可以是最近的像素（不加填充时各头看到的正是它），也可以是零（须作为额外的词元补在图像四周）。</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近像素</translation>
    </message>
    <message>
        <source>5 × 10 pixels of 3 numbers each, as in the lecture: 50 tokens.</source>
        <translation>5 × 10 个像素，每个像素 3 个数，与课上的例子相同：共 50 个词元。</translation>
    </message>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>a point</source>
        <translation>一个点</translation>
    </message>
    <message>
        <source>a border</source>
        <translation>一条边界</translation>
    </message>
    <message>
        <source>Pixel's row</source>
        <translation>像素的行</translation>
    </message>
    <message>
        <source>Which pixel's view is shown as a picture: its row.</source>
        <translation>把哪个像素的视野画成图：它所在的行。</translation>
    </message>
    <message>
        <source>Pixel's column</source>
        <translation>像素的列</translation>
    </message>
    <message>
        <source>Which pixel's view is shown as a picture: its column.</source>
        <translation>把哪个像素的视野画成图：它所在的列。</translation>
    </message>
    <message>
        <source>Where the random numbers start: the same seed gives the same image and kernel.</source>
        <translation>随机数的起点：种子相同，图像和卷积核就相同。</translation>
    </message>
    <message>
        <source>where pixel (%1, %2) looks</source>
        <translation>像素 (%1, %2) 看向哪里</translation>
    </message>
    <message>
        <source>value matrices W: the kernel's slices</source>
        <translation>值矩阵 W：卷积核的切片</translation>
    </message>
    <message>
        <source>output channel</source>
        <translation>输出通道</translation>
    </message>
    <message>
        <source>what each head brings: A·X·Wᵀ</source>
        <translation>每个头的贡献：A·X·Wᵀ</translation>
    </message>
    <message>
        <source>largest difference from the convolution</source>
        <translation>与卷积的最大差</translation>
    </message>
    <message>
        <source>convolution</source>
        <translation>卷积</translation>
    </message>
    <message>
        <source>with zeros beyond the edge</source>
        <translation>边界外取零</translation>
    </message>
    <message>
        <source>with the nearest pixel beyond the edge</source>
        <translation>边界外取最近像素</translation>
    </message>
    <message>
        <source>sharpness α</source>
        <translation>锐度 α</translation>
    </message>
    <message>
        <source>An image of 5 × 10 pixels with 3 channels.</source>
        <translation>一幅 5 × 10 像素、3 个通道的图像。</translation>
    </message>
    <message>
        <source>The same numbers as 50 tokens in reading order, a row each.</source>
        <translation>同样的数，按阅读顺序排成 50 个词元，每个一行。</translation>
    </message>
    <message>
        <source>pixels as tokens X</source>
        <translation>作为词元的像素 X</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Each head's value matrix is the slice of the kernel at the neighbour it looks at.</source>
        <translation>每个头的值矩阵，就是卷积核在它所看的那个邻居处的切片。</translation>
    </message>
    <message>
        <source>Every head's softmax over relative positions alone: queries and keys of the pixels' contents are 0.</source>
        <translation>每个头只对相对位置做 softmax：由像素内容得到的查询和键都是 0。</translation>
    </message>
    <message>
        <source>One pixel</source>
        <translation>单个像素</translation>
    </message>
    <message>
        <source>The row of one pixel in every head, laid out as the image.</source>
        <translation>一个像素在每个头中的那一行权重，按图像的形状排开。</translation>
    </message>
    <message>
        <source>Heads' output</source>
        <translation>各头输出</translation>
    </message>
    <message>
        <source>What each head adds to the output.</source>
        <translation>每个头给输出加上了什么。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>The sum over the heads beside the true convolution, and what is left between them.</source>
        <translation>各头之和与真正的卷积并列，以及两者之间剩下的差。</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>attention − convolution</source>
        <translation>注意力 − 卷积</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>误差</translation>
    </message>
    <message>
        <source>The largest difference as the heads sharpen; only one edge rule is met, the other stays apart.</source>
        <translation>随着各头变锐，最大差如何变化；只与一种边界规则趋于一致，与另一种始终不同。</translation>
    </message>
    <message>
        <source>score: the key lies %1 down and %2 to the right</source>
        <translation>分数：键位于下方 %1、右方 %2 处</translation>
    </message>
    <message>
        <source>sum over all keys</source>
        <translation>对所有键求和</translation>
    </message>
    <message>
        <source>smaller than 10⁻³⁰: shown as 0</source>
        <translation>小于 10⁻³⁰：显示为 0</translation>
    </message>
    <message>
        <source>less the largest score of the row</source>
        <translation>减去该行的最大分数</translation>
    </message>
    <message>
        <source>exponential</source>
        <translation>指数</translation>
    </message>
    <message>
        <source>the same number</source>
        <translation>同一个数</translation>
    </message>
    <message>
        <source>weighted mean of channel %1</source>
        <translation>通道 %1 的加权平均</translation>
    </message>
    <message>
        <source>through the head's value matrix</source>
        <translation>经过该头的值矩阵</translation>
    </message>
    <message>
        <source>sum over the kernel's places and channels</source>
        <translation>对核的各位置和各通道求和</translation>
    </message>
    <message>
        <source>Why is the largest difference %1 at α = %2?</source>
        <translation>为什么 α = %2 时最大差是 %1？</translation>
    </message>
    <message>
        <source>the largest of the 200 magnitudes</source>
        <translation>200 个绝对值中最大的</translation>
    </message>
    <message>
        <source>Drawn with seed %1, chosen, or read from a file.</source>
        <translation>由种子 %1 抽取、由选项指定，或从文件读取。</translation>
    </message>
    <message>
        <source>Drawn with seed %1, or read from a file.</source>
        <translation>由种子 %1 抽取，或从文件读取。</translation>
    </message>
    <message>
        <source>α = 0: every head sees everything alike</source>
        <translation>α = 0：每个头对所有像素一视同仁</translation>
    </message>
    <message>
        <source>α = 1: a blurred look at the neighbours</source>
        <translation>α = 1：模糊地看着邻居</translation>
    </message>
    <message>
        <source>α = 46: exactly a convolution</source>
        <translation>α = 46：恰好就是卷积</translation>
    </message>
    <message>
        <source>The same with zeros around the image</source>
        <translation>同上，但图像四周补零</translation>
    </message>
    <message>
        <source>A point: the kernel itself comes out, turned around</source>
        <translation>一个点：输出就是翻转了的卷积核</translation>
    </message>
    <message>
        <source>25 heads for a kernel of 5</source>
        <translation>大小为 5 的核需要 25 个头</translation>
    </message>
    <message>
        <source>Attention as convolution</source>
        <translation>作为卷积的注意力</translation>
    </message>
    <message>
        <source>Self-attention over the 50 pixels of a small image. K² heads look by relative position alone, each towards one neighbour, and the larger α is the more sharply; with the kernel's slices as value matrices their sum becomes a K×K convolution. (Cordonnier, Loukas, Jaggi 2020.) Move α and watch the heads turn into single pixels, and the error fall to nothing.</source>
        <translation>对一幅小图像的 50 个像素做自注意力。K² 个头只看相对位置，各朝向一个邻居，α 越大看得越专注；以卷积核的切片作为值矩阵，各头之和就成为 K×K 卷积（Cordonnier、Loukas、Jaggi 2020）。移动 α，看各头如何收缩到单个像素，误差如何降到零。</translation>
    </message>
    <message>
        <source>X: 50 × 3, one row a pixel. A: K² matrices of 50 × 50, or of 50 rows and as many columns as the image has pixels with zeros around it. W_h: 4 × 3, slice h of the kernel. Y: 50 × 4.</source>
        <translation>X：50 × 3，每个像素一行。A：K² 个 50 × 50 的矩阵；四周补零时仍为 50 行，列数等于补零后图像的像素数。W_h：4 × 3，卷积核的第 h 片。Y：50 × 4。</translation>
    </message>
    <message>
        <source>Cordonnier, Loukas, Jaggi 2020, On the Relationship between Self-Attention and Convolutional Layers (arXiv 1911.03584): theorem 1, and section 3.3 for the quadratic encoding. The image of 5 × 10 × 3 is the lecture's.</source>
        <translation>Cordonnier、Loukas、Jaggi 2020，On the Relationship between Self-Attention and Convolutional Layers（arXiv 1911.03584）：定理 1；二次编码见 3.3 节。5 × 10 × 3 的图像出自课上的例子。</translation>
    </message>
    <message>
        <source>At α = 0 every head is the mean of the image. Raise α: each head's view shrinks to the one neighbour named above it. At the edge of the plain image a head that looks outside settles on the nearest pixel; zeros beyond the edge take tokens of zeros around the image.</source>
        <translation>α = 0 时每个头都是整幅图像的平均。增大 α：每个头的视野收缩到它名称所示的那个邻居。在不加填充的图像边界上，朝外看的头会落在最近的像素上；要让边界外为零，就得在图像四周补上全零的词元。</translation>
    </message>
    <message>
        <source>“A CNN is a simplified self-attention” is true with relative positions, at least K² heads and weights on one pixel each, which is the limit α → ∞. Plain self-attention without positions cannot represent a convolution, and fewer heads cannot either. At the border the two differ unless the padding is the same.</source>
        <translation>“CNN 是简化的自注意力”成立的条件是：有相对位置、至少 K² 个头，且每个头的权重都集中在一个像素上，即 α → ∞ 的极限。没有位置的普通自注意力表示不了卷积，头数不够也不行。除非填充方式相同，否则两者在边界处不同。</translation>
    </message>
    <message>
        <source>the image, channel by channel</source>
        <translation>图像，逐通道排列</translation>
    </message>
    <message>
        <source>the kernel, as nn.Conv2d stores it</source>
        <translation>卷积核，按 nn.Conv2d 的存储方式</translation>
    </message>
    <message>
        <source>the bias of each output channel; 0 unless given</source>
        <translation>每个输出通道的偏置；未给出时为 0</translation>
    </message>
    <message>
        <source>tanh RNN</source>
        <translation>tanh RNN</translation>
    </message>
    <message>
        <source>GRU</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>LSTM</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>dilated convolution</source>
        <translation>空洞卷积</translation>
    </message>
    <message>
        <source>window attention</source>
        <translation>窗口注意力</translation>
    </message>
    <message>
        <source>multiply-adds, the paper's table</source>
        <translation>乘加次数（论文表格）</translation>
    </message>
    <message>
        <source>multiply-adds with projections</source>
        <translation>乘加次数（含投影）</translation>
    </message>
    <message>
        <source>steps one after another</source>
        <translation>顺序步数</translation>
    </message>
    <message>
        <source>longest path</source>
        <translation>最长路径</translation>
    </message>
    <message>
        <source>tokens n</source>
        <translation>词元数 n</translation>
    </message>
    <message>
        <source>layers or steps</source>
        <translation>层数或步数</translation>
    </message>
    <message>
        <source>Who is cheaper</source>
        <translation>谁更省</translation>
    </message>
    <message>
        <source>By the paper's table attention costs n²d and a recurrence nd²: attention is the cheaper one while n &lt; d = %1, and both cost the same at n = d. Here n = %2.</source>
        <translation>按论文的表格，注意力的代价是 n²d，循环网络是 nd²：当 n &lt; d = %1 时注意力更省，n = d 时两者相同。这里 n = %2。</translation>
    </message>
    <message>
        <source>The table leaves the projections out. With them attention costs 4nd² + 2n²d: always more than a tanh RNN (2nd²), less than a GRU (6nd²) while n &lt; d, and less than an LSTM (8nd²) while n &lt; 2d = %1.</source>
        <translation>表格没有计入投影。计入后注意力的代价是 4nd² + 2n²d：总是高于 tanh RNN（2nd²）；n &lt; d 时低于 GRU（6nd²）；n &lt; 2d = %1 时低于 LSTM（8nd²）。</translation>
    </message>
    <message>
        <source>The steps of a recurrence are time steps: each waits for the one before. Attention and convolution do all tokens at once in training; when a text is generated token by token all of them wait.</source>
        <translation>循环网络的步是时间步：每一步都要等前一步。注意力和卷积在训练时一次处理所有词元；逐词元生成文本时，它们也都得等。</translation>
    </message>
    <message>
        <source>keys that a query sees</source>
        <translation>一个查询能看到的键</translation>
    </message>
    <message>
        <source>projections W^Q, W^K, W^V, W^O</source>
        <translation>投影 W^Q、W^K、W^V、W^O</translation>
    </message>
    <message>
        <source>scores and weighted values</source>
        <translation>分数与加权的值</translation>
    </message>
    <message>
        <source>G gates, each from the token and from the state</source>
        <translation>G 个门，每个都取自词元和状态</translation>
    </message>
    <message>
        <source>rounded up</source>
        <translation>向上取整</translation>
    </message>
    <message>
        <source>layers needed</source>
        <translation>所需层数</translation>
    </message>
    <message>
        <source>a single token needs no path</source>
        <translation>只有一个词元，不需要路径</translation>
    </message>
    <message>
        <source>every token sees every other at once</source>
        <translation>每个词元一步就能看到其他所有词元</translation>
    </message>
    <message>
        <source>reach of one layer</source>
        <translation>一层的可达距离</translation>
    </message>
    <message>
        <source>steps from the first token to the last</source>
        <translation>从第一个词元到最后一个的步数</translation>
    </message>
    <message>
        <source>one step per token, each waiting for the one before</source>
        <translation>每个词元一步，每步都等前一步</translation>
    </message>
    <message>
        <source>all tokens at once</source>
        <translation>所有词元同时进行</translation>
    </message>
    <message>
        <source>cost of a layer: n = %1, d = %2</source>
        <translation>一层的代价：n = %1，d = %2</translation>
    </message>
    <message>
        <source>figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Why are the %1 of the layer %2 = %3 for n = %4?</source>
        <translation>n = %4 时，“%2”层的%1为什么是 %3？</translation>
    </message>
    <message>
        <source>There is a way, but every ReLU on it is shut at these numbers, or the influence has died away below what can be measured.</source>
        <translation>有路径，但在这些数值下路径上的 ReLU 全都关闭，或者影响已衰减到无法测出。</translation>
    </message>
    <message>
        <source>No path: %1 layers of kernel %2 do not reach so far. It takes %3 layers.</source>
        <translation>没有路径：%1 层大小为 %2 的核够不到这么远，需要 %3 层。</translation>
    </message>
    <message>
        <source>No path: the token is more than %1 away. It takes %2 such layers.</source>
        <translation>没有路径：该词元相距超过 %1，需要 %2 个这样的层。</translation>
    </message>
    <message>
        <source>No path: no stack of these layers ever reaches it.</source>
        <translation>没有路径：这样的层无论叠多少都够不到它。</translation>
    </message>
    <message>
        <source>No path: the mask hides every token that comes later.</source>
        <translation>没有路径：掩码遮住了所有靠后的词元。</translation>
    </message>
    <message>
        <source>No path: the network reads from left to right, and this token comes later.</source>
        <translation>没有路径：网络从左到右读，而这个词元在后面。</translation>
    </message>
    <message>
        <source>squares of the %1 × %2 entries</source>
        <translation>%1 × %2 个元素的平方</translation>
    </message>
    <message>
        <source>The block is %1 × %2, measured by moving each number of the token a little to both sides. Its largest entry is ∂y%3/∂x%4 = %5.</source>
        <translation>该块的大小是 %1 × %2，把词元的每个数向两侧稍微移动测得。最大的元素是 ∂y%3/∂x%4 = %5。</translation>
    </message>
    <message>
        <source>%1: token and state before</source>
        <translation>%1：词元与前一状态</translation>
    </message>
    <message>
        <source>the sum</source>
        <translation>上面的和</translation>
    </message>
    <message>
        <source>new state h</source>
        <translation>新状态 h</translation>
    </message>
    <message>
        <source>input gate i</source>
        <translation>输入门 i</translation>
    </message>
    <message>
        <source>forget gate f</source>
        <translation>遗忘门 f</translation>
    </message>
    <message>
        <source>candidate g</source>
        <translation>候选值 g</translation>
    </message>
    <message>
        <source>output gate o</source>
        <translation>输出门 o</translation>
    </message>
    <message>
        <source>cell c, what is kept and what is new</source>
        <translation>细胞状态 c：保留的与新增的</translation>
    </message>
    <message>
        <source>cell, squashed</source>
        <translation>压缩后的细胞状态</translation>
    </message>
    <message>
        <source>reset gate r</source>
        <translation>重置门 r</translation>
    </message>
    <message>
        <source>update gate z</source>
        <translation>更新门 z</translation>
    </message>
    <message>
        <source>candidate: from the state before</source>
        <translation>候选值：来自前一状态的部分</translation>
    </message>
    <message>
        <source>candidate: token, and the state as far as r lets it</source>
        <translation>候选值：词元，加上 r 所放行的状态</translation>
    </message>
    <message>
        <source>candidate n</source>
        <translation>候选值 n</translation>
    </message>
    <message>
        <source>The first token read: the state before is 0.</source>
        <translation>这是读到的第一个词元：之前的状态为 0。</translation>
    </message>
    <message>
        <source>sum over the taps inside the text</source>
        <translation>对文本之内的各抽头求和</translation>
    </message>
    <message>
        <source>The last of %1 layers; its x is what the layers below made, after the ReLU.</source>
        <translation>这是 %1 层中的最后一层；它的 x 是下面各层经过 ReLU 后的结果。</translation>
    </message>
    <message>
        <source>what each token brings, by its weight</source>
        <translation>每个词元按权重带来的量</translation>
    </message>
    <message>
        <source>weights of this token</source>
        <translation>这个词元的权重</translation>
    </message>
    <message>
        <source>Why is y[%1, %2] = %3? (%4)</source>
        <translation>为什么 y[%1, %2] = %3？（%4）</translation>
    </message>
    <message>
        <source>Why does the output at %1 depend on %2 by %3? (%4)</source>
        <translation>为什么 %1 处的输出对 %2 的依赖程度是 %3？（%4）</translation>
    </message>
    <message>
        <source>norm of the block</source>
        <translation>该块的范数</translation>
    </message>
    <message>
        <source>influences over all pairs that far apart</source>
        <translation>所有相距这么远的词元对的影响</translation>
    </message>
    <message>
        <source>their mean</source>
        <translation>它们的平均</translation>
    </message>
    <message>
        <source>Why does the token %1 places before count %2? (%3)</source>
        <translation>为什么前面第 %1 个词元的影响是 %2？（%3）</translation>
    </message>
    <message>
        <source>How many layers or steps lie between the output at %1 and the input %2? (%3)</source>
        <translation>%1 处的输出与输入 %2 之间隔着多少层或多少步？（%3）</translation>
    </message>
    <message>
        <source>no path, however many layers</source>
        <translation>无论多少层都没有路径</translation>
    </message>
    <message>
        <source>the token itself</source>
        <translation>词元自身</translation>
    </message>
    <message>
        <source>no step</source>
        <translation>无需步骤</translation>
    </message>
    <message>
        <source>a shortest way</source>
        <translation>一条最短路径</translation>
    </message>
    <message>
        <source>from the token, the gates one below the other</source>
        <translation>取自词元的权重，各门自上而下排列</translation>
    </message>
    <message>
        <source>from the state before</source>
        <translation>取自前一状态的权重</translation>
    </message>
    <message>
        <source>bias of the token's part</source>
        <translation>词元部分的偏置</translation>
    </message>
    <message>
        <source>bias of the state's part</source>
        <translation>状态部分的偏置</translation>
    </message>
    <message>
        <source>RNN</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>BiRNN</source>
        <translation>双向 RNN</translation>
    </message>
    <message>
        <source>causal attn.</source>
        <translation>因果注意力</translation>
    </message>
    <message>
        <source>window attn.</source>
        <translation>窗口注意力</translation>
    </message>
    <message>
        <source>taps of the convolution, as nn.Conv1d stores them</source>
        <translation>卷积的抽头，按 nn.Conv1d 的存储方式</translation>
    </message>
    <message>
        <source>bias of the convolution</source>
        <translation>卷积的偏置</translation>
    </message>
    <message>
        <source>a projection of the attention, out × in</source>
        <translation>注意力的一个投影，输出 × 输入</translation>
    </message>
    <message>
        <source>Merge by</source>
        <translation>合并方式</translation>
    </message>
    <message>
        <source>first head</source>
        <translation>第一个头</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Alone</source>
        <translation>单独显示</translation>
    </message>
    <message>
        <source>Which network's weights, influence and paths are shown large on their own.</source>
        <translation>单独放大显示哪个网络的权重、影响和路径。</translation>
    </message>
    <message>
        <source>Width d</source>
        <translation>宽度 d</translation>
    </message>
    <message>
        <source>Numbers of a token going into each network and coming out of it.</source>
        <translation>每个词元进入各网络和从中出来的数的个数。</translation>
    </message>
    <message>
        <source>Recurrent gain</source>
        <translation>循环增益</translation>
    </message>
    <message>
        <source>What the weights from state to state are multiplied by: small ones let the influence of early tokens die away.</source>
        <translation>状态到状态的权重所乘的倍数：小的倍数会让早先词元的影响逐渐消失。</translation>
    </message>
    <message>
        <source>How many tokens to each side the window attention sees.</source>
        <translation>窗口注意力向每一侧能看到多少个词元。</translation>
    </message>
    <message>
        <source>How many neighbouring tokens one layer of the convolution reads.</source>
        <translation>一层卷积读取多少个相邻的词元。</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>空洞率</translation>
    </message>
    <message>
        <source>By what factor the gaps between the taps grow from layer to layer: 2 gives 1, 2, 4, 8 …; 1 leaves no gaps.</source>
        <translation>抽头间隔逐层增大的倍数：2 得到 1、2、4、8……；1 表示没有间隔。</translation>
    </message>
    <message>
        <source>How many layers of the convolution are stacked, with a ReLU between two.</source>
        <translation>卷积叠多少层，两层之间有一个 ReLU。</translation>
    </message>
    <message>
        <source>Looks back only</source>
        <translation>只看前面</translation>
    </message>
    <message>
        <source>The last tap meets the token itself, so that no later token is read.</source>
        <translation>最后一个抽头对准词元自身，因此不会读到后面的词元。</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Tokens n</source>
        <translation>词元数 n</translation>
    </message>
    <message>
        <source>For how many tokens the table of costs is worked out; the text above does not matter there.</source>
        <translation>代价表按多少个词元计算；与上面的文本无关。</translation>
    </message>
    <message>
        <source>For which width the costs are worked out: attention is cheaper than recurrence while n &lt; d.</source>
        <translation>代价按多大的宽度计算：n &lt; d 时注意力比循环网络省。</translation>
    </message>
    <message>
        <source>Of the %1 tokens the first %2 are used: measuring the influence of each on each takes long.</source>
        <translation>%1 个词元中只用前 %2 个：逐对测量影响很费时间。</translation>
    </message>
    <message>
        <source>output at token</source>
        <translation>输出所在词元</translation>
    </message>
    <message>
        <source>input at token</source>
        <translation>输入所在词元</translation>
    </message>
    <message>
        <source>influence by distance, looking back</source>
        <translation>影响随距离的变化（向前看）</translation>
    </message>
    <message>
        <source>tokens back</source>
        <translation>往前的词元数</translation>
    </message>
    <message>
        <source>mean influence</source>
        <translation>平均影响</translation>
    </message>
    <message>
        <source>tap</source>
        <translation>抽头</translation>
    </message>
    <message>
        <source>influence ‖∂y/∂x‖</source>
        <translation>影响 ‖∂y/∂x‖</translation>
    </message>
    <message>
        <source>layers or steps between two tokens</source>
        <translation>两个词元之间的层数或步数</translation>
    </message>
    <message>
        <source>Every network reads the same vectors, one row a token.</source>
        <translation>每个网络读的都是同样的向量，每个词元一行。</translation>
    </message>
    <message>
        <source>The parameters of the network that is shown alone, drawn from the seed.</source>
        <translation>单独显示的那个网络的参数，由种子抽取。</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>What each network makes of the text: the states of a recurrence, or the outputs of a layer.</source>
        <translation>每个网络由文本得到的结果：循环网络的状态，或一层的输出。</translation>
    </message>
    <message>
        <source>outputs y</source>
        <translation>输出 y</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>How much each output changes when one token is moved a little, measured at every pair: a row is an output, a column a token. 0: no path.</source>
        <translation>把一个词元稍微移动，每个输出会变多少，逐对测得：一行是一个输出，一列是一个词元。0 表示没有路径。</translation>
    </message>
    <message>
        <source>One alone</source>
        <translation>单个网络</translation>
    </message>
    <message>
        <source>One network's influence beside the number of layers or steps between the tokens.</source>
        <translation>一个网络的影响，旁边是词元之间的层数或步数。</translation>
    </message>
    <message>
        <source>influence: %1</source>
        <translation>影响：%1</translation>
    </message>
    <message>
        <source>path length: %1</source>
        <translation>路径长度：%1</translation>
    </message>
    <message>
        <source>By distance</source>
        <translation>随距离</translation>
    </message>
    <message>
        <source>How fast the influence of earlier tokens dies away; a curve ends where no path leads on.</source>
        <translation>早先词元的影响消失得有多快；曲线在没有路径的地方终止。</translation>
    </message>
    <message>
        <source>Path length</source>
        <translation>路径长度</translation>
    </message>
    <message>
        <source>How many layers, or steps of a recurrence, a signal passes between two tokens, found by walking the graph of who reads whom.</source>
        <translation>信号在两个词元之间要经过多少层（或循环的多少步），沿“谁读谁”的图逐步走出来。</translation>
    </message>
    <message>
        <source>What a layer costs at one length: the paper's table and, beside it, with the projections.</source>
        <translation>一层在某个长度下的代价：论文的表格，以及计入投影后的数。</translation>
    </message>
    <message>
        <source>Cost over n</source>
        <translation>代价随 n</translation>
    </message>
    <message>
        <source>The same figures as the text grows: where two curves cross, the other one becomes the cheaper.</source>
        <translation>文本变长时同样的指标：两条曲线相交之后，另一种变得更省。</translation>
    </message>
    <message>
        <source>Drawn with seed %1, or read from a file; weights from state to state are multiplied by the gain %2.</source>
        <translation>由种子 %1 抽取，或从文件读取；状态到状态的权重再乘以增益 %2。</translation>
    </message>
    <message>
        <source>16 tokens: one convolution of 3 sees its neighbours</source>
        <translation>16 个词元：一层大小为 3 的卷积只看到邻居</translation>
    </message>
    <message>
        <source>16 tokens: 15 convolutions of 3 reach from end to end</source>
        <translation>16 个词元：15 层大小为 3 的卷积从头够到尾</translation>
    </message>
    <message>
        <source>16 tokens: 8 causal convolutions of 3</source>
        <translation>16 个词元：8 层大小为 3 的因果卷积</translation>
    </message>
    <message>
        <source>16 tokens: 4 dilated ones of 2 (1, 2, 4, 8)</source>
        <translation>16 个词元：4 层大小为 2 的空洞卷积（1、2、4、8）</translation>
    </message>
    <message>
        <source>A forgetful RNN beside an LSTM</source>
        <translation>健忘的 RNN 与 LSTM 对比</translation>
    </message>
    <message>
        <source>n = d: attention and recurrence cost the same</source>
        <translation>n = d：注意力与循环网络代价相同</translation>
    </message>
    <message>
        <source>RNN · CNN · attention</source>
        <translation>RNN · CNN · 注意力</translation>
    </message>
    <message>
        <source>Recurrent networks, a convolution and attention read the same text. For every pair of tokens the influence of the one on the other's output is measured: by how much the output moves when the token is moved a little. (Vaswani et al. 2017, section 4.) A recurrence passes everything on from step to step, so that what is far away fades; a convolution sees its neighbourhood alone; attention reaches every token in one step and pays n² for it.</source>
        <translation>循环网络、卷积和注意力读同一段文本。对每一对词元，测量其中一个对另一个的输出的影响：把该词元稍微移动，输出会移动多少（Vaswani 等 2017，第 4 节）。循环网络一步一步往下传，远处的信息会变淡；卷积只看邻域；注意力一步就够到所有词元，代价是 n²。</translation>
    </message>
    <message>
        <source>X: n × d, one row a token. Every network gives n × d; the bidirectional one has two directions that share d. The block ∂y_i/∂x_j is d × d, and its Frobenius norm is one cell of the n × n map.</source>
        <translation>X：n × d，每个词元一行。每个网络都输出 n × d；双向网络的两个方向共用 d。块 ∂y_i/∂x_j 为 d × d，它的 Frobenius 范数就是 n × n 图中的一格。</translation>
    </message>
    <message>
        <source>Path length, sequential steps and cost: Vaswani et al. 2017, Attention Is All You Need (arXiv 1706.03762), section 4 and table 1. RNN: Elman 1990. LSTM: Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000. GRU: Cho et al. 2014 (arXiv 1406.1078). Bidirectional: Schuster and Paliwal 1997. Dilated convolution: van den Oord et al. 2016 (arXiv 1609.03499), section 2.1.</source>
        <translation>路径长度、顺序步数与代价：Vaswani 等 2017，Attention Is All You Need（arXiv 1706.03762），第 4 节与表 1。RNN：Elman 1990。LSTM：Hochreiter 与 Schmidhuber 1997，遗忘门见 Gers 等 2000。GRU：Cho 等 2014（arXiv 1406.1078）。双向：Schuster 与 Paliwal 1997。空洞卷积：van den Oord 等 2016（arXiv 1609.03499），2.1 节。</translation>
    </message>
    <message>
        <source>Turn the recurrent gain down and see the RNN forget; the LSTM holds out longer. Stack layers of the convolution and watch its band widen; with dilation 2 four layers of kernel 2 span 16 tokens. A logarithmic scale (Show) tells a small influence from none. In the costs, look where the curves of attention and recurrence cross: at n = d.</source>
        <translation>调低循环增益，看 RNN 如何遗忘；LSTM 坚持得更久。多叠几层卷积，看它的带子变宽；空洞率为 2 时，四层大小为 2 的核就跨越 16 个词元。对数刻度（“显示”一栏）能区分微小的影响与没有影响。在代价图里，看注意力与循环网络的曲线在哪里相交：n = d。</translation>
    </message>
    <message>
        <source>An RNN's order is one of time steps, not of layers. “An RNN sees only the left” holds for one direction: a bidirectional one sees both sides, and causal attention sees the left alone too. Decoding token by token is sequential for all of them. The paper's n²d leaves out the projections 4nd², which make a layer of attention dearer than a tanh RNN at any length.</source>
        <translation>RNN 的先后顺序是时间步的顺序，不是层的顺序。“RNN 只能看到左边”只对单向成立：双向 RNN 两边都看得到，而因果注意力同样只看左边。逐词元解码对它们都是顺序的。论文中的 n²d 没有计入投影的 4nd²；计入后，无论多长，一层注意力都比 tanh RNN 贵。</translation>
    </message>
    <message>
        <source>%1: token %2 has %3; at most %4 can be</source>
        <translation>%1：词元 %2 有 %3；最多可以有 %4</translation>
    </message>
    <message>
        <source>The tokens come from %1; the text waits.</source>
        <translation>词元来自 %1；文本暂不使用。</translation>
    </message>
    <message>
        <source>Of the %1 tokens in %2 the first %3 are used.</source>
        <translation>%2 中有 %1 个词元，使用前 %3 个。</translation>
    </message>
    <message>
        <source>the tokens themselves, a list of texts in place of the text</source>
        <translation>词元本身：一列字符串，代替文本</translation>
    </message>
    <message>
        <source>difference ≤ %1</source>
        <translation>差 ≤ %1</translation>
    </message>
    <message>
        <source>Wʰ</source>
        <translation>Wʰ</translation>
    </message>
    <message>
        <source>Wʰ·(W·a)</source>
        <translation>Wʰ·(W·a)</translation>
    </message>
    <message>
        <source>Wʰ·W</source>
        <translation>Wʰ·W</translation>
    </message>
    <message>
        <source>(Wʰ·W)·a</source>
        <translation>(Wʰ·W)·a</translation>
    </message>
    <message>
        <source>unseen right %1 %</source>
        <translation>未见过的答对 %1 %</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>right answer</source>
        <translation>正确答案</translation>
    </message>
    <message>
        <source>word</source>
        <translation>词</translation>
    </message>
    <message>
        <source>examples never trained on</source>
        <translation>从不用于训练的样例</translation>
    </message>
    <message>
        <source>Step %1: of %2 such sequences %3 % are right, of their tokens %4 %.</source>
        <translation>第 %1 步：%2 个这样的序列答对 %3 %，其中的词元答对 %4 %。</translation>
    </message>
    <message>
        <source>Without what is taken away: %1 % of the sequences, %2 % of the tokens.</source>
        <translation>去掉已拿掉的部分之后：序列 %1 %，词元 %2 %。</translation>
    </message>
    <message>
        <source>probability of each word</source>
        <translation>各词的概率</translation>
    </message>
    <message>
        <source>logits</source>
        <translation>logit 值</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>How sure the model is of each word where an answer is asked for: the softmax of its logits.</source>
        <translation>在需要回答的位置，模型对各词有多大把握：logit 的 softmax。</translation>
    </message>
    <message>
        <source>on the answer</source>
        <translation>落在答案上</translation>
    </message>
    <message>
        <source>The weight on keys that hold the word asked for, mean over the rows that have one.</source>
        <translation>落在所问之词所在的键上的权重，对含有该词的各行取平均。</translation>
    </message>
    <message>
        <source>induction</source>
        <translation>归纳</translation>
    </message>
    <message>
        <source>answer</source>
        <translation>答案词元</translation>
    </message>
    <message>
        <source>in per cent</source>
        <translation>换算成百分数</translation>
    </message>
    <message>
        <source>query · key</source>
        <translation>查询 · 键</translation>
    </message>
    <message>
        <source>less the distance %1 times the head's slope m</source>
        <translation>减去距离 %1 乘以该头的斜率 m</translation>
    </message>
    <message>
        <source>this layer is taken away</source>
        <translation>这一层已拿掉</translation>
    </message>
    <message>
        <source>This head still looks, but its result is set to 0: nothing behind it learns of it.</source>
        <translation>这个头仍在看，但它的结果被置为 0：后面的各部分得不到它的任何信息。</translation>
    </message>
    <message>
        <source>Measured over the %1 examples of the batch before step %2.</source>
        <translation>在第 %2 步之前那一批的 %1 个样例上测得。</translation>
    </message>
    <message>
        <source>Measured over %1 training examples before any step.</source>
        <translation>训练开始之前，在 %1 个训练样例上测得。</translation>
    </message>
    <message>
        <source>Measured at step %1 over %2 examples that are never trained on.</source>
        <translation>在第 %1 步，用 %2 个从不用于训练的样例测得。</translation>
    </message>
    <message>
        <source>mean of −ln p over the tokens asked for</source>
        <translation>所问词元的 −ln p 的平均值</translation>
    </message>
    <message>
        <source>what the last layer gave, times the word's weights</source>
        <translation>最后一层的输出乘以该词的权重</translation>
    </message>
    <message>
        <source>where it began, and what training changed</source>
        <translation>起始值，加上训练带来的变化</translation>
    </message>
    <message>
        <source>drawn from seed %1</source>
        <translation>由种子 %1 抽取</translation>
    </message>
    <message>
        <source>all steps up to %1</source>
        <translation>到第 %1 步为止的全部变化</translation>
    </message>
    <message>
        <source>now, less what it was</source>
        <translation>现在的值减去当时的值</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>less step %1</source>
        <translation>减去第 %1 步</translation>
    </message>
    <message>
        <source>right, of those asked for</source>
        <translation>所问之中答对的</translation>
    </message>
    <message>
        <source>right</source>
        <translation>答对</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>所问</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>拿掉</translation>
    </message>
    <message>
        <source>Where the training starts: at weights drawn from the seed, or at the trained model that comes with the program.</source>
        <translation>训练从哪里开始：由种子抽取的权重，或程序自带的已训练模型。</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>已训练</translation>
    </message>
    <message>
        <source>No trained model of this task comes with the program.</source>
        <translation>程序没有自带这个任务的已训练模型。</translation>
    </message>
    <message>
        <source>The trained model of this task has other options than these: set them back, or choose it among the examples.</source>
        <translation>这个任务的已训练模型选项与此不同：请把选项重置，或从示例中选择它。</translation>
    </message>
    <message>
        <source>Steps at once</source>
        <translation>先训练的步数</translation>
    </message>
    <message>
        <source>Trained before anything is shown; Play goes on from there.</source>
        <translation>先训练这么多步再显示；播放从那里继续。</translation>
    </message>
    <message>
        <source>So many steps of this model take too long to wait for: choose at most %1, and press Play for more.</source>
        <translation>这个模型训练这么多步要等太久：请至多选 %1 步，更多的步数请按播放。</translation>
    </message>
    <message>
        <source>Heads whose results are set to 0, as row,head of the map in the stage “without”: paint them there, or write 2,1 for the first head of its second row.</source>
        <translation>结果被置为 0 的头，写作“去掉之后”那张图里的“行,头”：可以在图上涂抹，也可以写 2,1 表示第二行的第一个头。</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>A layer that is left out, in all stacks; 0 leaves out none.</source>
        <translation>略去的一层，对所有堆叠都有效；0 表示一层也不略去。</translation>
    </message>
    <message>
        <source>The model has only %1 layers: choose one of them, or 0.</source>
        <translation>模型只有 %1 层：请选其中一层，或选 0。</translation>
    </message>
    <message>
        <source>The model is told no positions, though it was trained with them.</source>
        <translation>不告诉模型任何位置，尽管模型是带着位置训练的。</translation>
    </message>
    <message>
        <source>This model has no positions.</source>
        <translation>这个模型没有位置。</translation>
    </message>
    <message>
        <source>Every token sees every other one, though the model was trained with a mask.</source>
        <translation>每个词元都能看到其他所有词元，尽管模型是带着掩码训练的。</translation>
    </message>
    <message>
        <source>This model has no mask.</source>
        <translation>这个模型没有掩码。</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>Whose heatmaps are shown: one of four that the model is never trained on.</source>
        <translation>显示哪一个样例的热图：四个从不用于训练的样例之一。</translation>
    </message>
    <message>
        <source>Weights of</source>
        <translation>权重取自</translation>
    </message>
    <message>
        <source>Which array the stage “weights” shows.</source>
        <translation>“权重”阶段显示哪个数组。</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>W_Q</source>
        <translation>W_Q</translation>
    </message>
    <message>
        <source>W_K</source>
        <translation>W_K</translation>
    </message>
    <message>
        <source>W_V</source>
        <translation>W_V</translation>
    </message>
    <message>
        <source>W_O</source>
        <translation>W_O</translation>
    </message>
    <message>
        <source>Feed-forward in</source>
        <translation>前馈输入</translation>
    </message>
    <message>
        <source>Feed-forward out</source>
        <translation>前馈输出</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>of layer</source>
        <translation>所在的层</translation>
    </message>
    <message>
        <source>The layer whose weights the stage “weights” shows; the last one, where there are fewer.</source>
        <translation>“权重”阶段显示哪一层的权重；层数不足时显示最后一层。</translation>
    </message>
    <message>
        <source>channel·row</source>
        <translation>通道·行</translation>
    </message>
    <message>
        <source>filter</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Filters and gates of one stage at this step, with its batch norm folded in; choose which stage under “Shown”. A filter's channels stand one below the other.</source>
        <translation>一个阶段在这一步的滤波器和门，已并入其批归一化；在“显示”里选择哪个阶段。滤波器的各通道上下排列。</translation>
    </message>
    <message>
        <source>all steps up to %1, and the batch norm</source>
        <translation>到第 %1 步为止的全部变化，以及批归一化</translation>
    </message>
    <message>
        <source>Which of the pictures never trained on are shown, four at a time: 1 shows the first to the fourth.</source>
        <translation>显示哪些从不用来训练的图片，每次四张：1 显示第一到第四张。</translation>
    </message>
    <message>
        <source>Weights of stage</source>
        <translation>阶段的权重</translation>
    </message>
    <message>
        <source>Whose filters and gates the stage “weights” shows; the last one's, where there are fewer.</source>
        <translation>“权重”阶段显示哪个阶段的滤波器和门；阶段不足时取最后一个阶段。</translation>
    </message>
    <message>
        <source>This array belongs to no layer.</source>
        <translation>这个数组不属于任何一层。</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>样例</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>unseen</source>
        <translation>未见过</translation>
    </message>
    <message>
        <source>answers that are right</source>
        <translation>答对的比例</translation>
    </message>
    <message>
        <source>right, in %</source>
        <translation>正确率（%）</translation>
    </message>
    <message>
        <source>training: tokens</source>
        <translation>训练：词元</translation>
    </message>
    <message>
        <source>unseen: tokens</source>
        <translation>未见过：词元</translation>
    </message>
    <message>
        <source>unseen: sequences</source>
        <translation>未见过：整个序列</translation>
    </message>
    <message>
        <source>heads</source>
        <translation>各头</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>written</source>
        <translation>写出</translation>
    </message>
    <message>
        <source>Where every head of every layer looks at this step, over an example that the model is never trained on.</source>
        <translation>这一步各层各头在看哪里；样例从不用于训练。</translation>
    </message>
    <message>
        <source>Where each written token looks in what was read: the alignment, as far as it is learned.</source>
        <translation>每个写出的词元在看读入序列的哪里：已经学到的对齐。</translation>
    </message>
    <message>
        <source>Where each written token looks among those before it.</source>
        <translation>每个写出的词元在看它之前的哪些词元。</translation>
    </message>
    <message>
        <source>Where each read token looks among those that are read.</source>
        <translation>每个读入的词元在看读入序列的哪些词元。</translation>
    </message>
    <message>
        <source>An array of the model at this step; choose which one under “Shown”.</source>
        <translation>模型在这一步的一个数组；在“显示”一组里选择是哪一个。</translation>
    </message>
    <message>
        <source>right, in %, without this head too</source>
        <translation>再去掉这个头后的正确率（%）</translation>
    </message>
    <message>
        <source>unseen answers</source>
        <translation>未见过的样例</translation>
    </message>
    <message>
        <source>model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>tokens right, in %</source>
        <translation>词元正确率（%）</translation>
    </message>
    <message>
        <source>sequences right, in %</source>
        <translation>序列正确率（%）</translation>
    </message>
    <message>
        <source>without</source>
        <translation>去掉之后</translation>
    </message>
    <message>
        <source>What is still right when one part more is taken away. Paint heads to take them away; every picture follows.</source>
        <translation>再拿掉一个部分之后还能答对多少。涂抹某个头就把它拿掉；所有图随之改变。</translation>
    </message>
    <message>
        <source>A now less A at step %1</source>
        <translation>现在的 A 减去第 %1 步的 A</translation>
    </message>
    <message>
        <source>%1 less that of step %2</source>
        <translation>%1 减去它在第 %2 步的值</translation>
    </message>
    <message>
        <source>What is other now than at the pinned step.</source>
        <translation>与固定的那一步相比，现在有什么不同。</translation>
    </message>
    <message>
        <source>without layer 1 too</source>
        <translation>再去掉第 1 层</translation>
    </message>
    <message>
        <source>without layer 2 too</source>
        <translation>再去掉第 2 层</translation>
    </message>
    <message>
        <source>without layer 3 too</source>
        <translation>再去掉第 3 层</translation>
    </message>
    <message>
        <source>without layer 4 too</source>
        <translation>再去掉第 4 层</translation>
    </message>
    <message>
        <source>the whole model</source>
        <translation>完整的模型</translation>
    </message>
    <message>
        <source>as taken away now</source>
        <translation>按现在拿掉的</translation>
    </message>
    <message>
        <source>without positions too</source>
        <translation>再去掉位置</translation>
    </message>
    <message>
        <source>without the mask too</source>
        <translation>再去掉掩码</translation>
    </message>
    <message>
        <source>learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>How loss and right answers went up to this step, on training examples and on ones never trained on.</source>
        <translation>到这一步为止，损失和正确率在训练样例和从不用于训练的样例上的走势。</translation>
    </message>
    <message>
        <source>Of the heads to take away %1 are none of this model: a head is written as row,head of the map in the stage “without”.</source>
        <translation>要拿掉的头中有 %1 个不属于这个模型：头写作“去掉之后”那张图里的“行,头”。</translation>
    </message>
    <message>
        <source>Reverse: from nothing</source>
        <translation>反转：从零开始</translation>
    </message>
    <message>
        <source>Reverse: trained</source>
        <translation>反转：已训练</translation>
    </message>
    <message>
        <source>Sort: from nothing</source>
        <translation>排序：从零开始</translation>
    </message>
    <message>
        <source>Sort: trained</source>
        <translation>排序：已训练</translation>
    </message>
    <message>
        <source>Repeat what came after: from nothing</source>
        <translation>重复后一个：从零开始</translation>
    </message>
    <message>
        <source>Repeat what came after: trained</source>
        <translation>重复后一个：已训练</translation>
    </message>
    <message>
        <source>Copy: from nothing</source>
        <translation>复制：从零开始</translation>
    </message>
    <message>
        <source>Copy: trained</source>
        <translation>复制：已训练</translation>
    </message>
    <message>
        <source>Matching brackets: from nothing</source>
        <translation>括号配对：从零开始</translation>
    </message>
    <message>
        <source>Dates: from nothing</source>
        <translation>日期：从零开始</translation>
    </message>
    <message>
        <source>Dates: trained</source>
        <translation>日期：已训练</translation>
    </message>
    <message>
        <source>Chinese to English: from nothing</source>
        <translation>中译英：从零开始</translation>
    </message>
    <message>
        <source>Chinese to English: trained</source>
        <translation>中译英：已训练</translation>
    </message>
    <message>
        <source>A batch of B examples, each with its own length. The weights of one head are n × n over an example; all heads of all layers stand in one stack. The gradient g and Adam's means m and v are as long as the weights w. A stage of a network has C maps A over its places; Σ_c A_c² is one.</source>
        <translation>一批有 B 个样例，长度各不相同。一个头在一个样例上的权重是 n × n；所有层的所有头叠成一摞。梯度 g 和 Adam 的均值 m、v 与权重 w 一样长。网络的一个阶段在其各位置上有 C 张图 A；Σ_c A_c² 是一张。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017 (arXiv 1706.03762) for the model; Kingma, Ba 2015 (arXiv 1412.6980), algorithm 1, for Adam; Olsson et al. 2022, “In-context Learning and Induction Heads” (arXiv 2209.11895), for the head that looks at what came after; Hu et al. 2018 (arXiv 1709.01507) for SE; Woo et al. 2018 (arXiv 1807.06521) for CBAM; Hou et al. 2019 (arXiv 1908.00821) for self attention distillation. Every example is made from the seed.</source>
        <translation>模型：Vaswani 等 2017（arXiv 1706.03762）；Adam：Kingma、Ba 2015（arXiv 1412.6980）算法 1；看“后一个”的头：Olsson 等 2022，“In-context Learning and Induction Heads”（arXiv 2209.11895）；SE：Hu 等 2018（arXiv 1709.01507）；CBAM：Woo 等 2018（arXiv 1807.06521）；自注意力蒸馏：Hou 等 2019（arXiv 1908.00821）。每个样例都由种子生成。</translation>
    </message>
    <message>
        <source>Press Play and watch the heads: for a while nothing happens, then a pattern appears and the right answers jump with it.
Pin a step, play on and open “change”.
In “without” take away the head that looks at the answer, and then another: only one of them matters.
Take the positions away from a trained model that reverses: it still knows the letters, but not where they stand.
With shapes and CBAM watch what the masks of each stage let through; with lanes compare the maps with distillation and without.</source>
        <translation>按播放，观察各头：先是许久没有动静，然后图样出现，正确率随之跃升。
固定一步，继续播放，再打开“变化”。
在“去掉之后”里先拿掉看着答案的头，再换一个头：只有其中一个要紧。
把已训练的反转模型的位置拿掉：它仍认得字母，却不知道它们在哪里。
用形状任务配 CBAM，观察每个阶段的掩码放行了哪里；用车道线任务，比较有蒸馏与无蒸馏的图。</translation>
    </message>
    <message>
        <source>Heads are not told what to look for: the only aim is the right answer, and the pattern is what helped.
A head that looks clear need not matter, and one that looks diffuse may: only taking it away tells.
Right on training examples is not learned: judge by those never trained on.
A loss that falls while accuracy stands still is no contradiction: the right word grows likelier before it becomes the likeliest.</source>
        <translation>没有人告诉各头该看什么：唯一的目标是答对，图样只是有用的结果。
看上去清晰的头未必要紧，看上去弥散的头却可能要紧：拿掉它才知道。
在训练样例上答对不算学会：要用从不用于训练的样例来评判。
损失下降而正确率不动并不矛盾：正确的词先变得更可能，然后才成为最可能的。</translation>
    </message>
    <message>
        <source>Train live</source>
        <translation>现场训练</translation>
    </message>
    <message>
        <source>A small Transformer learns a task while you watch: copy, reverse, sort, repeat what came after, match brackets, read dates, translate; or a small network learns from pictures: which shape it is, where the lanes are. Its examples are made on the spot from the seed, and it is judged by ones that it is never trained on. Press Play; then look back along the timeline, pin a step, and take heads, layers, positions, the mask or the gates away to see what each was good for.</source>
        <translation>一个小型 Transformer 当着您的面学习一项任务：复制、反转、排序、重复后一个、括号配对、读日期、翻译；或者一个小型网络从图片中学习：是哪种形状，车道线在哪里。样例由种子当场生成，评判用的是从不用于训练的样例。按播放；然后沿时间线回看，固定一步，拿掉头、层、位置、掩码或门控，看看它们各有什么用。</translation>
    </message>
    <message>
        <source>%1: what its optimiser carried is missing: the file is damaged or was changed</source>
        <translation>%1：缺少优化器的状态：文件已损坏或被改动过</translation>
    </message>
    <message>
        <source>%1: what its batch norms carried is missing: the file is damaged or was changed</source>
        <translation>%1：缺少批归一化的状态：文件已损坏或被改动过</translation>
    </message>
    <message>
        <source>Kernels</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Bumps that blur each map by itself, so that one sees what the shape of the kernels does; or numbers drawn from the seed, as an untrained network has them.</source>
        <translation>只把每张图各自模糊的钟形核，便于看清核的形状起什么作用；或从种子抽取的数，如同未训练的网络。</translation>
    </message>
    <message>
        <source>bumps</source>
        <translation>钟形</translation>
    </message>
    <message>
        <source>What drawn kernels are multiplied by.</source>
        <translation>抽取的卷积核所乘的倍数。</translation>
    </message>
    <message>
        <source>The bumps sum to 1.</source>
        <translation>钟形核之和为 1。</translation>
    </message>
    <message>
        <source>a kernel as nn.Conv2d stores it</source>
        <translation>卷积核，按 nn.Conv2d 的方式存放</translation>
    </message>
    <message>
        <source>to channel</source>
        <translation>到通道</translation>
    </message>
    <message>
        <source>weights 1 × 1</source>
        <translation>1 × 1 权重</translation>
    </message>
    <message>
        <source>from channel</source>
        <translation>从通道</translation>
    </message>
    <message>
        <source>kernels %1 × %2, one a row</source>
        <translation>%1 × %2 的核，每行一个</translation>
    </message>
    <message>
        <source>kernels %1 × %2</source>
        <translation>%1 × %2 的核</translation>
    </message>
    <message>
        <source>The taps lie %1 cells apart; zeros stand beyond the edge.</source>
        <translation>各抽头相隔 %1 格；边界之外为零。</translation>
    </message>
    <message>
        <source>Halved 2</source>
        <translation>减半 2</translation>
    </message>
    <message>
        <source>Halved 3</source>
        <translation>减半 3</translation>
    </message>
    <message>
        <source>Halved 4</source>
        <translation>减半 4</translation>
    </message>
    <message>
        <source>Halved 5</source>
        <translation>减半 5</translation>
    </message>
    <message>
        <source>Depth 2</source>
        <translation>深度 2</translation>
    </message>
    <message>
        <source>Depth 3</source>
        <translation>深度 3</translation>
    </message>
    <message>
        <source>Depth 4</source>
        <translation>深度 4</translation>
    </message>
    <message>
        <source>Depth 5</source>
        <translation>深度 5</translation>
    </message>
    <message>
        <source>The largest of every 2 × 2 places: half the height and width.</source>
        <translation>每 2 × 2 个位置取最大值：高和宽都减半。</translation>
    </message>
    <message>
        <source>maps of depth %1, halved</source>
        <translation>深度 %1 的特征图，减半</translation>
    </message>
    <message>
        <source>before ReLU</source>
        <translation>ReLU 之前</translation>
    </message>
    <message>
        <source>maps of depth %1</source>
        <translation>深度 %1 的特征图</translation>
    </message>
    <message>
        <source>A 3 × 3 convolution over all channels, then ReLU: what a deeper layer sees.</source>
        <translation>跨所有通道的 3 × 3 卷积，再经 ReLU：更深一层所看到的。</translation>
    </message>
    <message>
        <source>the largest of 2 × 2</source>
        <translation>2 × 2 中的最大值</translation>
    </message>
    <message>
        <source>the strongest channel</source>
        <translation>最强的通道</translation>
    </message>
    <message>
        <source>the neighbours by their shares</source>
        <translation>相邻位置按份额相加</translation>
    </message>
    <message>
        <source>neighbour %1</source>
        <translation>相邻位置 %1</translation>
    </message>
    <message>
        <source>over the temperature</source>
        <translation>除以温度</translation>
    </message>
    <message>
        <source>student Ψ</source>
        <translation>学生的 Ψ</translation>
    </message>
    <message>
        <source>less the teacher's Ψ</source>
        <translation>减去教师的 Ψ</translation>
    </message>
    <message>
        <source>Why is the loss = %1?</source>
        <translation>为什么损失 = %1？</translation>
    </message>
    <message>
        <source>sum of the squared differences</source>
        <translation>差的平方和</translation>
    </message>
    <message>
        <source>places</source>
        <translation>位置数</translation>
    </message>
    <message>
        <source>times the weight</source>
        <translation>乘以权重</translation>
    </message>
    <message>
        <source>less its mean over Ψ</source>
        <translation>减去它关于 Ψ 的平均</translation>
    </message>
    <message>
        <source>times Ψ</source>
        <translation>乘以 Ψ</translation>
    </message>
    <message>
        <source>from every place that took a share</source>
        <translation>来自每个取了份额的位置</translation>
    </message>
    <message>
        <source>another channel is stronger here: nothing comes back</source>
        <translation>此处另一通道更强：没有梯度传回</translation>
    </message>
    <message>
        <source>slope times what comes back</source>
        <translation>斜率乘以传回的梯度</translation>
    </message>
    <message>
        <source>length of the step</source>
        <translation>步长</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>移动后</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>activation map G of depth %1</source>
        <translation>深度 %1 的激活图 G</translation>
    </message>
    <message>
        <source>Maps G</source>
        <translation>激活图 G</translation>
    </message>
    <message>
        <source>At each place all channels become one number, how strong they are: the activation map that is called attention here.</source>
        <translation>在每个位置上，所有通道合成一个数，即它们有多强：这就是这里称作注意力的激活图。</translation>
    </message>
    <message>
        <source>One size</source>
        <translation>统一大小</translation>
    </message>
    <message>
        <source>Deeper maps are smaller: bilinear interpolation brings all to the size of the first.</source>
        <translation>更深的图更小：双线性插值把它们都放大到第一张的大小。</translation>
    </message>
    <message>
        <source>maps G of each depth, in one size</source>
        <translation>各深度的图 G，统一大小</translation>
    </message>
    <message>
        <source>Ψ of each depth: sums to 1 over the places</source>
        <translation>各深度的 Ψ：在所有位置上和为 1</translation>
    </message>
    <message>
        <source>Softmax Ψ</source>
        <translation>Softmax Ψ</translation>
    </message>
    <message>
        <source>A softmax over all places of a map: only where it is strong counts, no longer how strong.</source>
        <translation>对一张图的所有位置做 softmax：只看哪里强，不再看有多强。</translation>
    </message>
    <message>
        <source>loss of each pair, weight %1</source>
        <translation>每一对的损失，权重 %1</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Each depth is to look like the next one: the mean of the squared differences. The deeper map is held, it is the teacher.</source>
        <translation>每一深度都要像下一深度：差的平方的平均。更深的图固定不动，它是教师。</translation>
    </message>
    <message>
        <source>Ψ less Ψ of the next depth</source>
        <translation>Ψ 减去下一深度的 Ψ</translation>
    </message>
    <message>
        <source>Gradient step</source>
        <translation>梯度步</translation>
    </message>
    <message>
        <source>Where the loss wants the student's maps lower and higher, and the maps after one step. Training moves weights, not maps.</source>
        <translation>损失希望学生的图在哪里更低、哪里更高，以及走一步之后的图。真正训练时移动的是权重，不是图。</translation>
    </message>
    <message>
        <source>maps of depth %1 after the step</source>
        <translation>走一步之后深度 %1 的特征图</translation>
    </message>
    <message>
        <source>∂loss/∂A of depth %1</source>
        <translation>深度 %1 的 ∂loss/∂A</translation>
    </message>
    <message>
        <source>∂loss/∂G</source>
        <translation>∂loss/∂G</translation>
    </message>
    <message>
        <source>∂loss/∂G in one size</source>
        <translation>统一大小的 ∂loss/∂G</translation>
    </message>
    <message>
        <source>loss of the pair</source>
        <translation>这一对的损失</translation>
    </message>
    <message>
        <source>After the step</source>
        <translation>走一步之后</translation>
    </message>
    <message>
        <source>The same maps once more, from what the step has left.</source>
        <translation>从走一步之后的图重新计算一遍。</translation>
    </message>
    <message>
        <source>Ψ after the step</source>
        <translation>走一步之后的 Ψ</translation>
    </message>
    <message>
        <source>G in one size</source>
        <translation>统一大小的 G</translation>
    </message>
    <message>
        <source>G after the step</source>
        <translation>走一步之后的 G</translation>
    </message>
    <message>
        <source>sum of the map's squares</source>
        <translation>特征图的平方和</translation>
    </message>
    <message>
        <source>length of the map</source>
        <translation>特征图的长度</translation>
    </message>
    <message>
        <source>never below 10⁻¹²</source>
        <translation>不小于 10⁻¹²</translation>
    </message>
    <message>
        <source>over the length</source>
        <translation>除以长度</translation>
    </message>
    <message>
        <source>sum over the places</source>
        <translation>对位置求和</translation>
    </message>
    <message>
        <source>Both maps have length 1: here the product is a cosine, between −1 and 1.</source>
        <translation>两张图的长度都是 1：这里的乘积是余弦，在 −1 与 1 之间。</translation>
    </message>
    <message>
        <source>sum over the maps of the head</source>
        <translation>对该头的各图求和</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>原样取来</translation>
    </message>
    <message>
        <source>A reshape without the permutation before it: the number comes from another place of the picture.</source>
        <translation>没有先转置就改变形状：这个数来自图片的另一个位置。</translation>
    </message>
    <message>
        <source>sum of both branches</source>
        <translation>两个分支之和</translation>
    </message>
    <message>
        <source>set by the field, or given by a file</source>
        <translation>由选项设定，或由文件给出</translation>
    </message>
    <message>
        <source>product of the three</source>
        <translation>三者之积</translation>
    </message>
    <message>
        <source>outer slices of 3 × 3 × 3 kernels</source>
        <translation>3 × 3 × 3 核的外侧切片</translation>
    </message>
    <message>
        <source>3 × 3 × 3 of Q, K, V</source>
        <translation>Q、K、V 的 3 × 3 × 3</translation>
    </message>
    <message>
        <source>3h → 9, with biases</source>
        <translation>3h → 9，含偏置</translation>
    </message>
    <message>
        <source>local 3 × 3 × 3, with biases</source>
        <translation>局部 3 × 3 × 3，含偏置</translation>
    </message>
    <message>
        <source>temperatures</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>depthwise: 27 + 9 + 9</source>
        <translation>逐通道：27 + 9 + 9</translation>
    </message>
    <message>
        <source>CAFM</source>
        <translation>CAFM</translation>
    </message>
    <message>
        <source>MSFN</source>
        <translation>MSFN</translation>
    </message>
    <message>
        <source>two layer norms</source>
        <translation>两个层归一化</translation>
    </message>
    <message>
        <source>14 blocks and what joins them, for 31 bands</source>
        <translation>31 个波段：14 个块以及连接它们的部分</translation>
    </message>
    <message>
        <source>parameters as the code stores them</source>
        <translation>代码中存放的参数</translation>
    </message>
    <message>
        <source>a block of both</source>
        <translation>两者组成的一块</translation>
    </message>
    <message>
        <source>HCANet, 31 bands</source>
        <translation>HCANet，31 个波段</translation>
    </message>
    <message>
        <source>never at work</source>
        <translation>从不起作用</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>The code's 3 × 3 × 3 kernels see a depth of one: of their 27 numbers 18 only ever meet zeros.</source>
        <translation>代码中的 3 × 3 × 3 核只看到深度为一的输入：27 个数中有 18 个只会遇到零。</translation>
    </message>
    <message>
        <source>Q, each map of length 1</source>
        <translation>Q，每张图长度为 1</translation>
    </message>
    <message>
        <source>K, each map of length 1</source>
        <translation>K，每张图长度为 1</translation>
    </message>
    <message>
        <source>Unit Q, K</source>
        <translation>单位化 Q、K</translation>
    </message>
    <message>
        <source>Every map of Q and of K over its length, so that their products are cosines.</source>
        <translation>Q 和 K 的每张图除以自己的长度，于是它们的乘积就是余弦。</translation>
    </message>
    <message>
        <source>map of Q</source>
        <translation>Q 的图</translation>
    </message>
    <message>
        <source>map of K</source>
        <translation>K 的图</translation>
    </message>
    <message>
        <source>cosines of Q and K</source>
        <translation>Q 与 K 的余弦</translation>
    </message>
    <message>
        <source>temperature t of each head</source>
        <translation>每个头的温度 t</translation>
    </message>
    <message>
        <source>Cosines</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Maps meet maps, over all places at once: a c′ × c′ matrix a head, however large the picture is.</source>
        <translation>图与图在所有位置上一起比较：每个头一个 c′ × c′ 矩阵，与图片大小无关。</translation>
    </message>
    <message>
        <source>attention among channels</source>
        <translation>通道之间的注意力</translation>
    </message>
    <message>
        <source>Softmax A</source>
        <translation>Softmax A</translation>
    </message>
    <message>
        <source>The cosines times the head's temperature, through a softmax along each row: which maps a map is made of.</source>
        <translation>余弦乘以该头的温度，再沿每行做 softmax：一张图由哪些图组成。</translation>
    </message>
    <message>
        <source>1 × 1: 3C</source>
        <translation>1 × 1：3C</translation>
    </message>
    <message>
        <source>One 1 × 1 convolution makes 3C maps: Q, K and V one after another.</source>
        <translation>一个 1 × 1 卷积得到 3C 张图：依次是 Q、K、V。</translation>
    </message>
    <message>
        <source>behind 1 × 1: Q, K, V</source>
        <translation>1 × 1 之后：Q、K、V</translation>
    </message>
    <message>
        <source>3 × 3: Q K V</source>
        <translation>3 × 3：Q K V</translation>
    </message>
    <message>
        <source>Each of the 3C maps by itself through a 3 × 3 window.</source>
        <translation>3C 张图各自通过 3 × 3 窗口。</translation>
    </message>
    <message>
        <source>Q, then K, then V</source>
        <translation>先 Q，再 K，再 V</translation>
    </message>
    <message>
        <source>A · V</source>
        <translation>A · V</translation>
    </message>
    <message>
        <source>Every map becomes a mean of the head's V maps, weighted by its row of A.</source>
        <translation>每张图变成该头各 V 图的平均，以 A 中自己的一行为权重。</translation>
    </message>
    <message>
        <source>mixed maps Z</source>
        <translation>混合后的图 Z</translation>
    </message>
    <message>
        <source>Global G</source>
        <translation>全局 G</translation>
    </message>
    <message>
        <source>A 1 × 1 convolution over all heads ends the global branch.</source>
        <translation>跨所有头的 1 × 1 卷积结束全局分支。</translation>
    </message>
    <message>
        <source>global branch G</source>
        <translation>全局分支 G</translation>
    </message>
    <message>
        <source>Regrouped</source>
        <translation>重新分组</translation>
    </message>
    <message>
        <source>The released code reads the memory of Q, K, V as if channels came last: places and channels are scrambled.</source>
        <translation>公开代码把 Q、K、V 的内存当作通道在最后来读：位置与通道被打乱。</translation>
    </message>
    <message>
        <source>Q, K and V of all heads side by side: c′ shares of 3h maps.</source>
        <translation>所有头的 Q、K、V 并排：c′ 份，每份 3h 张图。</translation>
    </message>
    <message>
        <source>regrouped maps R</source>
        <translation>重新分组的图 R</translation>
    </message>
    <message>
        <source>3h → 9</source>
        <translation>3h → 9</translation>
    </message>
    <message>
        <source>In each share the 3h maps become 9, by the same weights.</source>
        <translation>每一份中，3h 张图用同样的权重变成 9 张。</translation>
    </message>
    <message>
        <source>nine maps a share</source>
        <translation>每份九张图</translation>
    </message>
    <message>
        <source>3 × 3: local L</source>
        <translation>3 × 3：局部 L</translation>
    </message>
    <message>
        <source>A 3 × 3 window over the nine maps of a share ends the local branch.</source>
        <translation>对一份的九张图做 3 × 3 卷积，结束局部分支。</translation>
    </message>
    <message>
        <source>local branch L</source>
        <translation>局部分支 L</translation>
    </message>
    <message>
        <source>G + L</source>
        <translation>G + L</translation>
    </message>
    <message>
        <source>The sum of the global and of the local branch.</source>
        <translation>全局分支与局部分支之和。</translation>
    </message>
    <message>
        <source>output of CAFM</source>
        <translation>CAFM 的输出</translation>
    </message>
    <message>
        <source>1 × 1: 3h</source>
        <translation>1 × 1：3h</translation>
    </message>
    <message>
        <source>One 1 × 1 convolution makes 3h maps, h for each of three branches.</source>
        <translation>一个 1 × 1 卷积得到 3h 张图，三个分支各 h 张。</translation>
    </message>
    <message>
        <source>behind 1 × 1</source>
        <translation>1 × 1 之后</translation>
    </message>
    <message>
        <source>3 × 3: x₁</source>
        <translation>3 × 3：x₁</translation>
    </message>
    <message>
        <source>gaps 2: x₂</source>
        <translation>间隔 2：x₂</translation>
    </message>
    <message>
        <source>gaps 3: x₃</source>
        <translation>间隔 3：x₃</translation>
    </message>
    <message>
        <source>Branch 1 sees 3 × 3 cells of each map.</source>
        <translation>分支 1 看到每张图的 3 × 3 格。</translation>
    </message>
    <message>
        <source>Branch 2 sees 5 × 5 cells with 9 taps.</source>
        <translation>分支 2 用 9 个抽头看到 5 × 5 格。</translation>
    </message>
    <message>
        <source>Branch 3 sees 7 × 7 cells with 9 taps.</source>
        <translation>分支 3 用 9 个抽头看到 7 × 7 格。</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>分支 %1</translation>
    </message>
    <message>
        <source>gelu(x₁)·x₂·x₃</source>
        <translation>gelu(x₁)·x₂·x₃</translation>
    </message>
    <message>
        <source>The first branch through GELU, times the other two, number by number.</source>
        <translation>第一个分支经 GELU，再与另外两个分支逐个数相乘。</translation>
    </message>
    <message>
        <source>gated maps g</source>
        <translation>门控后的图 g</translation>
    </message>
    <message>
        <source>1 × 1: output</source>
        <translation>1 × 1：输出</translation>
    </message>
    <message>
        <source>Back to C maps.</source>
        <translation>回到 C 张图。</translation>
    </message>
    <message>
        <source>output of MSFN</source>
        <translation>MSFN 的输出</translation>
    </message>
    <message>
        <source>form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>kernel k</source>
        <translation>核大小 k</translation>
    </message>
    <message>
        <source>parameters of a whole VAN with k = %1</source>
        <translation>k = %1 时整个 VAN 的参数</translation>
    </message>
    <message>
        <source>tiny</source>
        <translation>tiny</translation>
    </message>
    <message>
        <source>small</source>
        <translation>small</translation>
    </message>
    <message>
        <source>the network without the modules</source>
        <translation>不含这些模块的网络</translation>
    </message>
    <message>
        <source>the modules of all blocks, by the widths of its stages</source>
        <translation>所有块中的模块，按各阶段的宽度</translation>
    </message>
    <message>
        <source>LSKA</source>
        <translation>LSKA</translation>
    </message>
    <message>
        <source>LKA</source>
        <translation>LKA</translation>
    </message>
    <message>
        <source>1×k, k×1</source>
        <translation>1×k, k×1</translation>
    </message>
    <message>
        <source>k×k</source>
        <translation>k×k</translation>
    </message>
    <message>
        <source>parameters of the module, C = %1</source>
        <translation>模块的参数，C = %1</translation>
    </message>
    <message>
        <source>multiply-adds on %1 × %2 places</source>
        <translation>%1 × %2 个位置上的乘加</translation>
    </message>
    <message>
        <source>parameters of VAN tiny</source>
        <translation>VAN tiny 的参数</translation>
    </message>
    <message>
        <source>Cost over k</source>
        <translation>随 k 的开销</translation>
    </message>
    <message>
        <source>A whole kernel grows with k², one taken apart into rows and columns with k; LSKA's grows with k/d.</source>
        <translation>整个核随 k² 增长，拆成行和列后随 k 增长；LSKA 随 k/d 增长。</translation>
    </message>
    <message>
        <source>rank-1 share</source>
        <translation>秩 1 份额</translation>
    </message>
    <message>
        <source>How much of the kernel's squares one column times one row can be: 1 when it is separable.</source>
        <translation>核的平方和中，一列乘一行最多能占多少：可分离时为 1。</translation>
    </message>
    <message>
        <source>place in the kernel</source>
        <translation>核中的位置</translation>
    </message>
    <message>
        <source>tap %1, %2 and what is left</source>
        <translation>抽头 %1, %2 及其余</translation>
    </message>
    <message>
        <source>a single layer</source>
        <translation>单独一层</translation>
    </message>
    <message>
        <source>its weight</source>
        <translation>它的权重</translation>
    </message>
    <message>
        <source>taps that together reach this place</source>
        <translation>合起来到达此处的抽头</translation>
    </message>
    <message>
        <source>column times row</source>
        <translation>列乘以行</translation>
    </message>
    <message>
        <source>Every row of this kernel is a multiple of the same row: its rank is 1.</source>
        <translation>这个核的每一行都是同一行的倍数：它的秩是 1。</translation>
    </message>
    <message>
        <source>the kernel that the layers are together</source>
        <translation>各层合起来的核</translation>
    </message>
    <message>
        <source>its row</source>
        <translation>它的行</translation>
    </message>
    <message>
        <source>its column</source>
        <translation>它的列</translation>
    </message>
    <message>
        <source>As one kernel</source>
        <translation>合成一个核</translation>
    </message>
    <message>
        <source>What the depthwise layers do together, far from the edge and without biases: a single 1 would answer with this, turned.</source>
        <translation>逐通道各层合起来所做的事，远离边界且不计偏置：单个 1 的响应就是它转过半圈。</translation>
    </message>
    <message>
        <source>before the sigmoid</source>
        <translation>sigmoid 之前</translation>
    </message>
    <message>
        <source>gate of the row</source>
        <translation>行的门</translation>
    </message>
    <message>
        <source>gate of the column</source>
        <translation>列的门</translation>
    </message>
    <message>
        <source>gated</source>
        <translation>门控后</translation>
    </message>
    <message>
        <source>shifted</source>
        <translation>平移后</translation>
    </message>
    <message>
        <source>The group norm took each map's mean away and added β: this mean is β, whatever the picture shows.</source>
        <translation>组归一化减去了每张图的平均再加上 β：无论图片如何，这个平均就是 β。</translation>
    </message>
    <message>
        <source>All means of branch 1 are β: with β = 0, as training starts, every channel weighs the same.</source>
        <translation>分支 1 的平均都是 β：训练开始时 β = 0，每个通道的权重相同。</translation>
    </message>
    <message>
        <source>sum over the channels of the group</source>
        <translation>对组内通道求和</translation>
    </message>
    <message>
        <source>sum of both products</source>
        <translation>两个乘积之和</translation>
    </message>
    <message>
        <source>weights 3 × 3</source>
        <translation>3 × 3 权重</translation>
    </message>
    <message>
        <source>1 × 1 on rows and columns</source>
        <translation>行与列上的 1 × 1</translation>
    </message>
    <message>
        <source>3 × 3 on all places</source>
        <translation>所有位置上的 3 × 3</translation>
    </message>
    <message>
        <source>both crossed products</source>
        <translation>两个交叉乘积</translation>
    </message>
    <message>
        <source>%1 over the groups</source>
        <translation>%1随组数的变化</translation>
    </message>
    <message>
        <source>groups g</source>
        <translation>组数 g</translation>
    </message>
    <message>
        <source>Cost over g</source>
        <translation>随 g 的开销</translation>
    </message>
    <message>
        <source>All groups share their weights: parameters fall with the square of the groups, products with their number.</source>
        <translation>所有组共用权重：参数随组数的平方下降，乘加随组数下降。</translation>
    </message>
    <message>
        <source>as training starts: γ = 1, β = 0; or given by a file</source>
        <translation>训练开始时：γ = 1，β = 0；或由文件给出</translation>
    </message>
    <message>
        <source>γ of the group norm</source>
        <translation>组归一化的 γ</translation>
    </message>
    <message>
        <source>β of the group norm</source>
        <translation>组归一化的 β</translation>
    </message>
    <message>
        <source>channel of the group</source>
        <translation>组内通道</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>rows and columns</source>
        <translation>行与列</translation>
    </message>
    <message>
        <source>3 × 3</source>
        <translation>3 × 3</translation>
    </message>
    <message>
        <source>rows, then columns</source>
        <translation>先行，后列</translation>
    </message>
    <message>
        <source>Rows · columns</source>
        <translation>行 · 列</translation>
    </message>
    <message>
        <source>Branch 1: each map becomes the means of its rows and of its columns, so that a place is still told by its two.</source>
        <translation>分支 1：每张图变成各行与各列的平均，于是每个位置仍由这两个数指明。</translation>
    </message>
    <message>
        <source>means of rows and columns</source>
        <translation>行与列的平均</translation>
    </message>
    <message>
        <source>gates h and w</source>
        <translation>门 h 与 w</translation>
    </message>
    <message>
        <source>1 × 1, σ</source>
        <translation>1 × 1，σ</translation>
    </message>
    <message>
        <source>One 1 × 1 convolution mixes the channels of rows and columns alike; a sigmoid makes gates of them.</source>
        <translation>一个 1 × 1 卷积对行与列同样地混合通道；sigmoid 把结果变成门。</translation>
    </message>
    <message>
        <source>Group norm X₁</source>
        <translation>组归一化 X₁</translation>
    </message>
    <message>
        <source>Each map less its own mean and over its own deviation: there are as many groups as channels.</source>
        <translation>每张图减去自己的平均、除以自己的标准差：组数与通道数相同。</translation>
    </message>
    <message>
        <source>branch 1: X₁</source>
        <translation>分支 1：X₁</translation>
    </message>
    <message>
        <source>γ</source>
        <translation>γ</translation>
    </message>
    <message>
        <source>β</source>
        <translation>β</translation>
    </message>
    <message>
        <source>3 × 3: X₂</source>
        <translation>3 × 3：X₂</translation>
    </message>
    <message>
        <source>Branch 2: the maps as they came, through a 3 × 3 window over all channels of the group.</source>
        <translation>分支 2：原来的图，通过跨组内所有通道的 3 × 3 窗口。</translation>
    </message>
    <message>
        <source>branch 2: X₂</source>
        <translation>分支 2：X₂</translation>
    </message>
    <message>
        <source>channel weights a₁, a₂</source>
        <translation>通道权重 a₁、a₂</translation>
    </message>
    <message>
        <source>Softmax a₁, a₂</source>
        <translation>Softmax a₁、a₂</translation>
    </message>
    <message>
        <source>The means of a branch's maps, made into weights that sum to 1 over the channels of a group.</source>
        <translation>一个分支各图的平均，变成在组内通道上和为 1 的权重。</translation>
    </message>
    <message>
        <source>means of the maps</source>
        <translation>各图的平均</translation>
    </message>
    <message>
        <source>a₁ᵀX₂</source>
        <translation>a₁ᵀX₂</translation>
    </message>
    <message>
        <source>a₂ᵀX₁</source>
        <translation>a₂ᵀX₁</translation>
    </message>
    <message>
        <source>Crossed</source>
        <translation>交叉</translation>
    </message>
    <message>
        <source>The weights of each branch mix the maps of the other one: a matrix product over the channels.</source>
        <translation>每个分支的权重混合另一个分支的图：沿通道的矩阵乘法。</translation>
    </message>
    <message>
        <source>mask M of each group</source>
        <translation>每组的掩码 M</translation>
    </message>
    <message>
        <source>Mask M</source>
        <translation>掩码 M</translation>
    </message>
    <message>
        <source>The sigmoid of the sum of both: where the channels of a group look.</source>
        <translation>两者之和的 sigmoid：这一组通道看向哪里。</translation>
    </message>
    <message>
        <source>F · h · w</source>
        <translation>F · h · w</translation>
    </message>
    <message>
        <source>Every place times the gate of its row and the gate of its column.</source>
        <translation>每个位置乘以所在行的门与所在列的门。</translation>
    </message>
    <message>
        <source>gated maps</source>
        <translation>门控后的图</translation>
    </message>
    <message>
        <source>F′ = M ⊗ F</source>
        <translation>F′ = M ⊗ F</translation>
    </message>
    <message>
        <source>Every map times the mask of its group.</source>
        <translation>每张图乘以所在组的掩码。</translation>
    </message>
    <message>
        <source>Groups g</source>
        <translation>组数 g</translation>
    </message>
    <message>
        <source>Into how many groups the channels are cut; all go through the same weights. The released code takes 32, many YOLO ports 8.</source>
        <translation>通道分成多少组；各组使用同样的权重。公开代码取 32，许多 YOLO 移植版取 8。</translation>
    </message>
    <message>
        <source>%1 channels cannot be cut into %2 equal groups: choose a divisor of %1.</source>
        <translation>%1 个通道不能等分成 %2 组：请选择 %1 的约数。</translation>
    </message>
    <message>
        <source>Eight groups, as in many YOLO ports</source>
        <translation>八组，如许多 YOLO 移植版</translation>
    </message>
    <message>
        <source>32 groups of two channels, as the code starts</source>
        <translation>32 组、每组两个通道，代码的默认值</translation>
    </message>
    <message>
        <source>One group: one mask for all channels</source>
        <translation>一组：所有通道共用一张掩码</translation>
    </message>
    <message>
        <source>The colours of the picture, each by itself</source>
        <translation>图片的三种颜色，各自一组</translation>
    </message>
    <message>
        <source>F: one group of c′ = C/g channels, c′ × H × W; h: c′ × H, w: c′ × W; X₁, X₂: c′ × H × W; a₁, a₂: c′; M: H × W, one for each group. 10c′² + 4c′ parameters, shared by all groups.</source>
        <translation>F：一组 c′ = C/g 个通道，c′ × H × W；h：c′ × H，w：c′ × W；X₁、X₂：c′ × H × W；a₁、a₂：c′；M：H × W，每组一张。10c′² + 4c′ 个参数，各组共用。</translation>
    </message>
    <message>
        <source>Ouyang, He, Zhang, Luo, Guo, Zhan, Huang: Efficient Multi-Scale Attention Module with Cross-Spatial Learning, ICASSP 2023, section 3 (arXiv 2305.13563), and the released code.</source>
        <translation>Ouyang、He、Zhang、Luo、Guo、Zhan、Huang：Efficient Multi-Scale Attention Module with Cross-Spatial Learning，ICASSP 2023，第 3 节（arXiv 2305.13563），以及公开代码。</translation>
    </message>
    <message>
        <source>One mask for each group: page through them. Move the groups: fewer channels share a mask, and the parameters fall with the square of c′. Compare the two maps that are added before the sigmoid.</source>
        <translation>每组一张掩码：逐页翻看。改变组数：共用掩码的通道变少，参数随 c′ 的平方下降。比较 sigmoid 之前相加的两张图。</translation>
    </message>
    <message>
        <source>EMA is no exponential moving average. Its group norm has as many groups as channels, so each map is normalised by itself; the mean of such a map is its β whatever the picture shows, and a₁ = softmax(β): at the start every channel of branch 2 counts the same. The code only checks that C/g is above 0, although g must divide C. The softmax runs over channels, not over places.</source>
        <translation>EMA 不是指数移动平均。它的组归一化的组数等于通道数，所以每张图各自归一化；这样的图无论图片如何，平均都是自己的 β，于是 a₁ = softmax(β)：一开始分支 2 的每个通道同样重要。代码只检查 C/g 大于 0，但 g 必须整除 C。softmax 沿通道，而不是沿位置。</translation>
    </message>
    <message>
        <source>EMA groups</source>
        <translation>EMA 分组</translation>
    </message>
    <message>
        <source>Efficient multi-scale attention. The channels are cut into groups that share all weights. One branch pools rows and columns, mixes them by a 1 × 1 convolution and gates the maps with both; the other looks through a 3 × 3 window. The pooled channels of each branch, after a softmax, weigh the maps of the other one, and the sigmoid of the sum is a mask for the group. (Ouyang et al. 2023.)</source>
        <translation>高效多尺度注意力。通道分成共用全部权重的若干组。一个分支对行和列做池化，用 1 × 1 卷积混合，再用两者给特征图加门；另一个分支通过 3 × 3 窗口来看。每个分支池化后的通道经 softmax 后，为另一个分支的图加权，二者之和的 sigmoid 就是这一组的掩码。（Ouyang 等，2023。）</translation>
    </message>
    <message>
        <source>Heads h</source>
        <translation>头数 h</translation>
    </message>
    <message>
        <source>Into how many heads the channels are cut; within each, maps attend to maps.</source>
        <translation>通道分成多少个头；在每个头内，图与图之间做注意力。</translation>
    </message>
    <message>
        <source>MSFN has no heads.</source>
        <translation>MSFN 没有头。</translation>
    </message>
    <message>
        <source>%1 channels cannot be cut into %2 equal heads: choose a divisor of %1.</source>
        <translation>%1 个通道不能等分成 %2 个头：请选择 %1 的约数。</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Which half of the block: convolution and attention fusion, or the multi-scale feed-forward network.</source>
        <translation>块的哪一半：卷积与注意力融合，或多尺度前馈网络。</translation>
    </message>
    <message>
        <source>Counts only for CAFM.</source>
        <translation>只对 CAFM 有效。</translation>
    </message>
    <message>
        <source>Counts only for MSFN.</source>
        <translation>只对 MSFN 有效。</translation>
    </message>
    <message>
        <source>Temperature t</source>
        <translation>温度 t</translation>
    </message>
    <message>
        <source>What the cosines are multiplied by before the softmax. It is learned and starts at 1, where the attention is nearly even.</source>
        <translation>softmax 之前余弦所乘的数。它是学习得到的，从 1 开始，那时注意力几乎均匀。</translation>
    </message>
    <message>
        <source>Regrouping</source>
        <translation>重新分组</translation>
    </message>
    <message>
        <source>How the local branch takes Q, K and V apart: by a reshape alone, as released, which scrambles places; or place by place, as the paper draws it.</source>
        <translation>局部分支如何拆开 Q、K、V：如公开代码那样只改变形状，位置会被打乱；或如论文所画，逐个位置拆开。</translation>
    </message>
    <message>
        <source>as released</source>
        <translation>如公开代码</translation>
    </message>
    <message>
        <source>by place</source>
        <translation>按位置</translation>
    </message>
    <message>
        <source>Expansion</source>
        <translation>扩展倍数</translation>
    </message>
    <message>
        <source>How many times wider than the channels each of the three branches is, rounded down.</source>
        <translation>三个分支各自比通道数宽多少倍，向下取整。</translation>
    </message>
    <message>
        <source>what each head's cosines are multiplied by</source>
        <translation>每个头的余弦所乘的数</translation>
    </message>
    <message>
        <source>CAFM: maps attend to maps that look alike</source>
        <translation>CAFM：图与相似的图之间的注意力</translation>
    </message>
    <message>
        <source>As training starts: temperature 1, nearly even</source>
        <translation>训练开始时：温度为 1，几乎均匀</translation>
    </message>
    <message>
        <source>The local branch as the paper draws it</source>
        <translation>如论文所画的局部分支</translation>
    </message>
    <message>
        <source>MSFN: three window sizes multiply</source>
        <translation>MSFN：三种窗口大小相乘</translation>
    </message>
    <message>
        <source>Q, K, V: C × H × W, in heads of c′ = C/h maps, each map as one long row; A: h × c′ × c′; t: one a head; W₉: 9 × 3h, the same for all c′ shares; x₁, x₂, x₃: ⌊2.66C⌋ × H × W. No biases but those of W₉ and of the convolution behind it.</source>
        <translation>Q、K、V：C × H × W，分成 c′ = C/h 张图的头，每张图看作一长行；A：h × c′ × c′；t：每个头一个；W₉：9 × 3h，c′ 份共用；x₁、x₂、x₃：⌊2.66C⌋ × H × W。除 W₉ 及其后的卷积外没有偏置。</translation>
    </message>
    <message>
        <source>Hu, Gao, Zhou, Dong, Du: Hybrid Convolutional and Attention Network for Hyperspectral Image Denoising, section II (arXiv 2403.10067), and the released code.</source>
        <translation>Hu、Gao、Zhou、Dong、Du：Hybrid Convolutional and Attention Network for Hyperspectral Image Denoising，第 II 节（arXiv 2403.10067），以及公开代码。</translation>
    </message>
    <message>
        <source>The attention among channels: which maps does each map borrow from? Its size does not change with the picture's. Raise t: rows sharpen, because cosines lie between −1 and 1. In the local branch, switch the regrouping and watch the scrambled maps come into order.</source>
        <translation>通道之间的注意力：每张图向哪些图借取？它的大小不随图片而变。增大 t：各行变尖，因为余弦在 −1 与 1 之间。在局部分支中切换重新分组的方式，看打乱的图恢复秩序。</translation>
    </message>
    <message>
        <source>Here, and only because every map of Q and K is divided by its length, the product is a cosine; plain q·k is none. The attention is c′ × c′ among channels and not HW × HW among places. The released code's 3 × 3 × 3 kernels see a depth of one, so that 18 of their 27 numbers never work. It also reshapes Q, K, V without the permutation that the drawing needs, and scrambles places with channels.</source>
        <translation>只有在这里，因为 Q 和 K 的每张图都除以了自己的长度，乘积才是余弦；普通的 q·k 不是。注意力是通道之间的 c′ × c′，而不是位置之间的 HW × HW。公开代码的 3 × 3 × 3 核只看到深度为一的输入，27 个数中有 18 个从不起作用。它改变 Q、K、V 的形状时也漏了图中所需的转置，把位置与通道混在一起。</translation>
    </message>
    <message>
        <source>CAFM · MSFN</source>
        <translation>CAFM · MSFN</translation>
    </message>
    <message>
        <source>The two parts of a block of HCANet, made for cleaning hyperspectral pictures. CAFM: the maps of Q, K and V are compared as wholes, so that channels attend to channels, and a local convolution is added. MSFN: a feed-forward part whose three branches see 3, 5 and 7 cells and multiply. (Hu et al. 2024, section II.)</source>
        <translation>HCANet 一个块的两个部分，用于高光谱图像去噪。CAFM：把 Q、K、V 的图作为整体比较，于是通道对通道做注意力，再加上局部卷积。MSFN：前馈部分，三个分支分别看到 3、5、7 格并相乘。（Hu 等，2024，第 II 节。）</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>How the large kernel is made: LSKA's rows and columns, LKA's two squares, or whole, in a row and a column or as one square.</source>
        <translation>大核如何构成：LSKA 的行与列、LKA 的两个方核，或不加间隔的整核（一行一列，或一个方核）。</translation>
    </message>
    <message>
        <source>Side of the kernel in cells, with the gap d that the paper pairs it with: 2 up to k = 11, else 3.</source>
        <translation>核的边长（格），以及论文与它配对的间隔 d：k ≤ 11 时为 2，否则为 3。</translation>
    </message>
    <message>
        <source>The paper has no decomposition for k = %1: choose 7, 11, 23, 35, 41 or 53.</source>
        <translation>论文没有给出 k = %1 的分解：请选择 7、11、23、35、41 或 53。</translation>
    </message>
    <message>
        <source>1 × a</source>
        <translation>1 × a</translation>
    </message>
    <message>
        <source>a × 1</source>
        <translation>a × 1</translation>
    </message>
    <message>
        <source>1 × b, gaps</source>
        <translation>1 × b，带间隔</translation>
    </message>
    <message>
        <source>b × 1, gaps</source>
        <translation>b × 1，带间隔</translation>
    </message>
    <message>
        <source>a × a</source>
        <translation>a × a</translation>
    </message>
    <message>
        <source>b × b, gaps</source>
        <translation>b × b，带间隔</translation>
    </message>
    <message>
        <source>1 × k</source>
        <translation>1 × k</translation>
    </message>
    <message>
        <source>k × 1</source>
        <translation>k × 1</translation>
    </message>
    <message>
        <source>k × k</source>
        <translation>k × k</translation>
    </message>
    <message>
        <source>behind %1 × %2, taps %3 cells apart</source>
        <translation>%1 × %2 之后，抽头相隔 %3 格</translation>
    </message>
    <message>
        <source>behind %1 × %2</source>
        <translation>%1 × %2 之后</translation>
    </message>
    <message>
        <source>The taps stand d cells apart and reach far with few numbers; the layer before fills the gaps.</source>
        <translation>抽头相隔 d 格，用很少的数看得很远；前一层填补间隔。</translation>
    </message>
    <message>
        <source>Each map by itself through its own small kernel: neighbours first.</source>
        <translation>每张图各自通过自己的小核：先看近邻。</translation>
    </message>
    <message>
        <source>Channels are mixed at each place. The result is the attention A: any number, neither squashed nor normalised.</source>
        <translation>在每个位置上混合通道。结果就是注意力 A：可以是任何数，既不压缩也不归一化。</translation>
    </message>
    <message>
        <source>attention A</source>
        <translation>注意力 A</translation>
    </message>
    <message>
        <source>F ⊗ A</source>
        <translation>F ⊗ A</translation>
    </message>
    <message>
        <source>Every number of a map times the attention at its place in its channel.</source>
        <translation>特征图的每个数乘以同一通道、同一位置的注意力。</translation>
    </message>
    <message>
        <source>maps times attention</source>
        <translation>乘以注意力后的图</translation>
    </message>
    <message>
        <source>LSKA: 23 × 23 from four small kernels</source>
        <translation>LSKA：由四个小核组成 23 × 23</translation>
    </message>
    <message>
        <source>LKA of VAN: 5 × 5, then 7 × 7 with gaps</source>
        <translation>VAN 的 LKA：5 × 5，再接带间隔的 7 × 7</translation>
    </message>
    <message>
        <source>Almost the whole picture: k = 53</source>
        <translation>几乎整张图片：k = 53</translation>
    </message>
    <message>
        <source>Untrained: drawn kernels, signed attention</source>
        <translation>未训练：抽取的核，注意力有正有负</translation>
    </message>
    <message>
        <source>F, A, F′: C × H × W; each depthwise kernel has its own numbers for every channel, W_{1×1} is C × C; d: the gap between the taps of the second pair; a bias everywhere.</source>
        <translation>F、A、F′：C × H × W；每个逐通道核对每个通道都有自己的数，W_{1×1} 是 C × C；d：第二对核的抽头间隔；处处有偏置。</translation>
    </message>
    <message>
        <source>Lau, Po, Rehman: Large Separable Kernel Attention, section 3 (arXiv 2309.01439), pairs of k and d from the released code; Guo, Lu, Liu, Cheng, Hu: Visual Attention Network, section 3 (arXiv 2202.09741).</source>
        <translation>Lau、Po、Rehman：Large Separable Kernel Attention，第 3 节（arXiv 2309.01439），k 与 d 的配对取自公开代码；Guo、Lu、Liu、Cheng、Hu：Visual Attention Network，第 3 节（arXiv 2202.09741）。</translation>
    </message>
    <message>
        <source>Move k: the attention sees farther, while the stage of costs tells what a whole kernel would have cost. Look at the kernel that the layers are together: of LSKA each one is a column times a row. Click a place of the attention: the taps of one layer light up.</source>
        <translation>改变 k：注意力看得更远，而开销一步显示整个核要花多少。看各层合起来的核：LSKA 的每个核都是一列乘一行。点击注意力的一个位置：某一层的抽头会亮起。</translation>
    </message>
    <message>
        <source>It is called attention, but no query meets a key: A depends on a place's surroundings by fixed weights. There is no sigmoid, no softmax and no norm inside: A may be negative or larger than 1. LSKA's parameters do not grow with k² but with k/d. VAN speaks of a 21 × 21 kernel; its 5 × 5 and 7 × 7 with gaps of 3 reach 23 cells.</source>
        <translation>它叫注意力，却没有查询与键相遇：A 由固定的权重从一个位置的周围得出。其中没有 sigmoid、没有 softmax、也没有归一化：A 可以为负，也可以大于 1。LSKA 的参数不随 k² 而随 k/d 增长。VAN 说是 21 × 21 的核；它的 5 × 5 与间隔为 3 的 7 × 7 合起来看到 23 格。</translation>
    </message>
    <message>
        <source>Large kernels</source>
        <translation>大核注意力</translation>
    </message>
    <message>
        <source>Large separable kernel attention (LSKA), and VAN's large kernel attention (LKA). A k × k kernel over each map is taken apart into short rows and columns, the second pair with gaps; a 1 × 1 convolution mixes the channels, and the result multiplies the maps place by place. (Lau et al. 2023, section 3; Guo et al. 2022.) It sees as far as the large kernel for a fraction of its numbers.</source>
        <translation>大核可分离注意力（LSKA），以及 VAN 的大核注意力（LKA）。每张图上的 k × k 核被拆成短的行与列，第二对带间隔；1 × 1 卷积混合通道，结果逐个位置乘到特征图上。（Lau 等，2023，第 3 节；Guo 等，2022。）它看得与大核一样远，所用的数却少得多。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Depths</source>
        <translation>深度数</translation>
    </message>
    <message>
        <source>How many layers are compared: the features, and behind them layers that see half the places each.</source>
        <translation>比较多少层：特征图，以及其后每层位置数减半的各层。</translation>
    </message>
    <message>
        <source>Student</source>
        <translation>学生</translation>
    </message>
    <message>
        <source>Which depth takes a step towards the next one.</source>
        <translation>哪个深度向下一个深度迈一步。</translation>
    </message>
    <message>
        <source>Depth %1 has no next one to learn from: there are %2 depths.</source>
        <translation>深度 %1 没有可学习的下一个深度：一共只有 %2 个深度。</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>激活图</translation>
    </message>
    <message>
        <source>Over channels</source>
        <translation>跨通道</translation>
    </message>
    <message>
        <source>How the channels become one map: the paper found the sum best; the mean is the same over C.</source>
        <translation>通道如何合成一张图：论文发现求和最好；平均只是再除以 C。</translation>
    </message>
    <message>
        <source>Power p</source>
        <translation>幂次 p</translation>
    </message>
    <message>
        <source>Of |A|: the larger, the more the strongest channels count. The paper takes 2.</source>
        <translation>|A| 的幂次：越大，最强的通道就越重要。论文取 2。</translation>
    </message>
    <message>
        <source>Align corners</source>
        <translation>角点对齐</translation>
    </message>
    <message>
        <source>Whether the interpolation puts the centres of the corner places onto each other, as Torch 7 of the released code does, or the edges of the maps, as PyTorch does.</source>
        <translation>插值时是让四角位置的中心重合（如公开代码所用的 Torch 7），还是让图的边缘重合（如 PyTorch）。</translation>
    </message>
    <message>
        <source>Temperature T</source>
        <translation>温度 T</translation>
    </message>
    <message>
        <source>Divides the map before the softmax. The paper has 1; with many strong channels a single place then takes all.</source>
        <translation>softmax 之前除以它。论文中为 1；强的通道很多时，一个位置就会占去全部。</translation>
    </message>
    <message>
        <source>Weight λ</source>
        <translation>权重 λ</translation>
    </message>
    <message>
        <source>What the loss of each pair is multiplied by beside the network's own loss.</source>
        <translation>每一对的损失在网络自身损失之外所乘的倍数。</translation>
    </message>
    <message>
        <source>Step η</source>
        <translation>步长 η</translation>
    </message>
    <message>
        <source>How far the student's maps move against the gradient, as a share of their own length.</source>
        <translation>学生的图逆着梯度移动多远，以它自身长度的份额计。</translation>
    </message>
    <message>
        <source>lane detection on CULane, as the paper measured it</source>
        <translation>CULane 车道检测，论文测得的数</translation>
    </message>
    <message>
        <source>ENet-SAD</source>
        <translation>ENet-SAD</translation>
    </message>
    <message>
        <source>SCNN</source>
        <translation>SCNN</translation>
    </message>
    <message>
        <source>SCNN over ENet-SAD</source>
        <translation>SCNN 比 ENet-SAD</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>In the paper</source>
        <translation>论文中的数</translation>
    </message>
    <message>
        <source>Read in the paper, not computed here: a small network with this loss beside a large one without.</source>
        <translation>读自论文，不在此处计算：带这一损失的小网络与不带它的大网络。</translation>
    </message>
    <message>
        <source>from the paper's tables</source>
        <translation>来自论文的表格</translation>
    </message>
    <message>
        <source>Three depths on the street with lanes</source>
        <translation>街道车道图上的三个深度</translation>
    </message>
    <message>
        <source>As in the paper: T = 1, one place takes all</source>
        <translation>如论文：T = 1，一个位置占去全部</translation>
    </message>
    <message>
        <source>The strongest channel alone</source>
        <translation>只取最强的通道</translation>
    </message>
    <message>
        <source>A network that has not been trained</source>
        <translation>未训练的网络</translation>
    </message>
    <message>
        <source>A_m: the maps of depth m, C × h × w; G: h × w; B: bilinear interpolation to H × W; Ψ: H × W, sums to 1; λ: 0.1 in the paper. No parameters. T and the step on the maps are this lens's, for looking; the paper has T = 1 and moves weights.</source>
        <translation>A_m：深度 m 的特征图，C × h × w；G：h × w；B：双线性插值到 H × W；Ψ：H × W，和为 1；λ：论文中为 0.1。没有参数。T 以及对图本身迈的一步是本页为观察而设；论文中 T = 1，移动的是权重。</translation>
    </message>
    <message>
        <source>Hou, Ma, Liu, Loy: Learning Lightweight Lane Detection CNNs by Self Attention Distillation, section 3 (arXiv 1908.00821), numbers from its tables; Torch code of ENet-SAD. The maps: Zagoruyko, Komodakis (arXiv 1612.03928).</source>
        <translation>Hou、Ma、Liu、Loy：Learning Lightweight Lane Detection CNNs by Self Attention Distillation，第 3 节（arXiv 1908.00821），数字取自其表格；ENet-SAD 的 Torch 代码。激活图：Zagoruyko、Komodakis（arXiv 1612.03928）。</translation>
    </message>
    <message>
        <source>Page through the depths: which places are strong in all? Raise p or take the maximum, and single edges win. Lower T, and the softmax leaves one place. Behind the step the student's map has come nearer to its teacher's: compare both losses.</source>
        <translation>逐页看各个深度：哪些位置在各层都强？增大 p 或取最大值，个别边缘就会胜出。降低 T，softmax 只留下一个位置。走一步之后，学生的图更接近教师的图：比较前后两个损失。</translation>
    </message>
    <message>
        <source>This attention has no queries, keys and values: it is how strong a layer's maps are, Σ|A_c|². It is a loss of training and costs nothing in use. The deeper map is held while the shallower one learns. A spatial softmax runs over places; Torch's layer SpatialSoftMax, in spite of its name, runs over the channels at each place.</source>
        <translation>这种注意力没有查询、键和值：它是一层的图有多强，即 Σ|A_c|²。它是训练时的损失，使用时没有开销。较浅的图学习时，较深的图固定不动。空间 softmax 沿位置进行；Torch 的 SpatialSoftMax 层虽叫这个名字，却是在每个位置上沿通道进行。</translation>
    </message>
    <message>
        <source>SAD maps</source>
        <translation>SAD 激活图</translation>
    </message>
    <message>
        <source>Self attention distillation. A layer's attention map is how strong its channels are together at each place, the sum of their squares. While a network for lanes trains, the map of each depth, interpolated and through a softmax over the places, is asked to look like that of the next depth: the network teaches itself, without labels and without cost in use. (Hou et al. 2019, section 3.) The layers are filters and blurs, or a network that was trained here.</source>
        <translation>自注意力蒸馏。一层的注意力图是它的各通道在每个位置上合起来有多强，即它们的平方和。训练车道网络时，每个深度的图经插值和对位置的 softmax 后，要像下一深度的图：网络教自己，不需要标注，使用时也没有开销。（Hou 等，2019，第 3 节。）各层是滤波与模糊，或在此训练的网络。</translation>
    </message>
    <message>
        <source>1 × 1</source>
        <translation>1 × 1</translation>
    </message>
    <message>
        <source>The weights that mix the channels at each place.</source>
        <translation>在每个位置上混合通道的权重。</translation>
    </message>
    <message>
        <source>Attention A</source>
        <translation>注意力 A</translation>
    </message>
    <message>
        <source>Drawn from the seed, learned by a model that comes with the program, or read from a file.</source>
        <translation>由种子抽取，取自随程序附带的已训练模型，或从文件读入。</translation>
    </message>
    <message>
        <source>seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>已训练</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>%1 gives arrays, and they count; take the file away to choose.</source>
        <translation>数组取自 %1，以它为准；移除该文件后才能选择。</translation>
    </message>
    <message>
        <source>No file is chosen yet: open one under “From a file”.</source>
        <translation>还没有选择文件：请在“来自文件”处打开一个。</translation>
    </message>
    <message>
        <source>Counts only while the weights are trained ones.</source>
        <translation>仅当权重取自已训练模型时有效。</translation>
    </message>
    <message>
        <source>Trained model</source>
        <translation>已训练模型</translation>
    </message>
    <message>
        <source>A small model that learned its task on generated examples; each knows its own words.</source>
        <translation>在生成的样例上学会任务的小模型；每个模型只认识自己的词表。</translation>
    </message>
    <message>
        <source>Its layer</source>
        <translation>所示层</translation>
    </message>
    <message>
        <source>Which of the model's layers is shown; the last one when it has fewer.</source>
        <translation>显示模型的第几层；层数不够时显示最后一层。</translation>
    </message>
    <message>
        <source>The trained model %1 has it so.</source>
        <translation>由已训练模型 %1 决定。</translation>
    </message>
    <message>
        <source>Same text on both sides</source>
        <translation>两侧同一文本</translation>
    </message>
    <message>
        <source>The decoder's text is the encoder's too: then this is self-attention, and the difference is measured.</source>
        <translation>解码器的文本同时作为编码器的文本：这时就是自注意力，并测出两者之差。</translation>
    </message>
    <message>
        <source>Dictionary</source>
        <translation>词典</translation>
    </message>
    <message>
        <source>Words that translate each other share a vector (我 and I, 柠檬 and lemon), as training would bring them near each other; else every word has a vector of its own.</source>
        <translation>互为翻译的词共用一个向量（我与 I，柠檬与 lemon），正如训练会使它们靠近；否则每个词各有自己的向量。</translation>
    </message>
    <message>
        <source>d_memory</source>
        <translation>d_memory</translation>
    </message>
    <message>
        <source>How many numbers stand for one token of the encoder: what W^K and W^V read (kdim and vdim).</source>
        <translation>编码器的一个词元由多少个数表示：即 W^K 与 W^V 的输入宽度（kdim 与 vdim）。</translation>
    </message>
    <message>
        <source>Both sides are the same text, and so are their widths.</source>
        <translation>两侧是同一文本，宽度也相同。</translation>
    </message>
    <message>
        <source>Memory padding</source>
        <translation>记忆填充</translation>
    </message>
    <message>
        <source>How many tokens at the end of the encoder's text only fill it up: no query sees them.</source>
        <translation>编码器文本末尾有多少个词元只是填充：任何查询都看不到它们。</translation>
    </message>
    <message>
        <source>The text that asks: it supplies the queries. Up to 4,096 tokens are used.</source>
        <translation>提问的文本：由它产生查询。最多使用 4,096 个词元。</translation>
    </message>
    <message>
        <source>The text that is asked: it supplies keys and values. Up to 4,096 tokens are used.</source>
        <translation>被问的文本：由它产生键和值。最多使用 4,096 个词元。</translation>
    </message>
    <message>
        <source>The decoder's text stands on both sides.</source>
        <translation>两侧都用解码器的文本。</translation>
    </message>
    <message>
        <source>the vectors of the encoder's tokens, one row each</source>
        <translation>编码器各词元的向量，每个一行</translation>
    </message>
    <message>
        <source>The weights are learned: cross-attention of layer %1 of %2 in the model %3, which answers %4 % of sequences that it never saw.</source>
        <translation>权重是学来的：模型 %3 共 %2 层，这是第 %1 层的交叉注意力；对从未见过的序列，它答对 %4 %。</translation>
    </message>
    <message>
        <source>A row is named by the word that it is to write. Its query comes from the word before: the row of the first word has read nothing but the start.</source>
        <translation>每一行以它要写出的词命名，其查询来自前一个词：第一个词那一行只读过起始符。</translation>
    </message>
    <message>
        <source>What the model itself would write at each place: %1</source>
        <translation>模型自己在每个位置会写出：%1</translation>
    </message>
    <message>
        <source>The two sides differ, so this is no self-attention. Switch "Same text on both sides" on, and it becomes one.</source>
        <translation>两侧不同，所以这不是自注意力。打开“两侧同一文本”，它就变成自注意力。</translation>
    </message>
    <message>
        <source>Both sides hold the same vectors, so this is self-attention: the largest difference between its output and that of the self-attention layer with the same weights is %1.</source>
        <translation>两侧的向量相同，所以这就是自注意力：它的输出与同权重自注意力层的输出之间，最大差为 %1。</translation>
    </message>
    <message>
        <source>who supplies what</source>
        <translation>谁提供什么</translation>
    </message>
    <message>
        <source>The decoder asks: its %1 tokens of width %2 become the queries, Q = X·W^Q.</source>
        <translation>解码器提问：它的 %1 个宽度为 %2 的词元成为查询，Q = X·W^Q。</translation>
    </message>
    <message>
        <source>The encoder answers: its %1 tokens of width %2 become keys and values, K = M·W^K and V = M·W^V.</source>
        <translation>编码器作答：它的 %1 个宽度为 %2 的词元成为键和值，K = M·W^K，V = M·W^V。</translation>
    </message>
    <message>
        <source>So the weights are a rectangle, %1 queries by %2 keys, and the output has one row for each query.</source>
        <translation>因此权重是一个矩形，%1 个查询乘 %2 个键；输出对每个查询有一行。</translation>
    </message>
    <message>
        <source>X and M</source>
        <translation>X 与 M</translation>
    </message>
    <message>
        <source>One vector for each token: X of the text that asks, M of the text that is asked.</source>
        <translation>每个词元一个向量：X 属于提问的文本，M 属于被问的文本。</translation>
    </message>
    <message>
        <source>decoder X: asks</source>
        <translation>解码器 X：提问</translation>
    </message>
    <message>
        <source>encoder M: is asked</source>
        <translation>编码器 M：被问</translation>
    </message>
    <message>
        <source>what the trained model computed</source>
        <translation>已训练模型算出的数</translation>
    </message>
    <message>
        <source>The output of the encoder of %1 for this token: the word, its place and its neighbours are in it.</source>
        <translation>%1 的编码器对这个词元的输出：其中含有词本身、它的位置和邻近的词。</translation>
    </message>
    <message>
        <source>What layer %1 of the decoder of %2 reads here: the words so far are in it, up to the one before this row's name.</source>
        <translation>%2 的解码器第 %1 层在这里读到的向量：其中含有到目前为止的词，直到本行名称的前一个词。</translation>
    </message>
    <message>
        <source>Drawn from N(0, 1) with seed %3 for the meaning that %1 and %2 share in the dictionary.</source>
        <translation>以种子 %3 从 N(0, 1) 抽取，代表词典中 %1 与 %2 共有的含义。</translation>
    </message>
    <message>
        <source>Learned: 我吃柠檬 → I eat a lemon</source>
        <translation>学会的：我吃柠檬 → I eat a lemon</translation>
    </message>
    <message>
        <source>Learned: time and place change their places</source>
        <translation>学会的：时间与地点换了位置</translation>
    </message>
    <message>
        <source>Learned: the teacher does not drink coffee</source>
        <translation>学会的：老师不喝咖啡</translation>
    </message>
    <message>
        <source>Learned: a date becomes ISO</source>
        <translation>学会的：日期转为 ISO 格式</translation>
    </message>
    <message>
        <source>Learned: copying is a diagonal</source>
        <translation>学会的：复制是一条对角线</translation>
    </message>
    <message>
        <source>By dictionary: 我吃柠檬 → I eat a lemon</source>
        <translation>用词典：我吃柠檬 → I eat a lemon</translation>
    </message>
    <message>
        <source>English → German, word by word</source>
        <translation>英语 → 德语，逐词对应</translation>
    </message>
    <message>
        <source>English → French, where the order turns round</source>
        <translation>英语 → 法语，词序颠倒</translation>
    </message>
    <message>
        <source>Padding at the end of the memory</source>
        <translation>记忆末尾有填充</translation>
    </message>
    <message>
        <source>An encoder twice as wide</source>
        <translation>编码器宽一倍</translation>
    </message>
    <message>
        <source>The same text twice: self-attention</source>
        <translation>两侧同一文本：自注意力</translation>
    </message>
    <message>
        <source>Untrained weights</source>
        <translation>未训练的权重</translation>
    </message>
    <message>
        <source>Cross-attention</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>Two texts: the decoder's tokens ask, the encoder's tokens are asked. Queries come from the one, keys and values from the other, so the weights are a rectangle with a row for each asking token. (Vaswani et al. 2017, section 3.2.3; the alignment of Bahdanau et al. 2015.) It opens on a model that learned to translate here: each word to be written looks at the word that it comes from. With other words take weights from the seed.</source>
        <translation>两段文本：解码器的词元提问，编码器的词元被问。查询来自前者，键和值来自后者，所以权重是一个矩形，每个提问的词元占一行。（Vaswani 等 2017，第 3.2.3 节；对齐见 Bahdanau 等 2015。）打开时用的是在这里学会翻译的模型：每个要写出的词都看向它所译自的词。要用别的词，请改用种子权重。</translation>
    </message>
    <message>
        <source>X: n_q × d_model, the decoder's tokens. M: n_k × d_memory, the encoder's. Q: n_q × d_k, K: n_k × d_k, V: n_k × d_v for each head. A: n_q × n_k. The output: n_q × d_model, one row for each query.</source>
        <translation>X：n_q × d_model，解码器的词元。M：n_k × d_memory，编码器的词元。每个头：Q 为 n_q × d_k，K 为 n_k × d_k，V 为 n_k × d_v。A：n_q × n_k。输出：n_q × d_model，每个查询一行。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017 (arXiv 1706.03762), section 3.2.3, encoder-decoder attention; Bahdanau et al. 2015 (1409.0473), section 3.1 and figure 3, for the alignment between languages.</source>
        <translation>Vaswani 等 2017（arXiv 1706.03762），第 3.2.3 节，编码器-解码器注意力；语言之间的对齐见 Bahdanau 等 2015（1409.0473），第 3.1 节与图 3。</translation>
    </message>
    <message>
        <source>Click a token of the decoder: its row is isolated; one of the encoder: its column. In head 1 of the learned weights the bright cells follow the translation: I looks at 我, eat at 吃, lemon at 柠檬, and “a”, which has no partner in Chinese, at the noun that needs it. With time and place in the sentence the alignment bends. Take the weights from the seed and the same text for both sides: the measured difference to self-attention is 0. Lengthen one text alone: one side of the rectangle grows.</source>
        <translation>点击解码器的一个词元，只显示它那一行；点击编码器的词元，只显示它那一列。在学会的权重中，第 1 个头的亮格跟随翻译：I 看向“我”，eat 看向“吃”，lemon 看向“柠檬”，而中文里没有对应词的 a 看向需要它的名词。句中有时间和地点时，对齐会弯折。改用种子权重并让两侧用同一文本：测得与自注意力之差为 0。只加长一段文本：矩形只长一边。</translation>
    </message>
    <message>
        <source>"Self-attention uses nothing of the target" holds for the encoder alone: a decoder's self-attention reads the target, and its cross-attention reads both. Keys and values always come from the same side, the memory. Its padding must be hidden here too. The output is as long as the queries, not as the memory.</source>
        <translation>“自注意力不使用目标序列”只对编码器成立：解码器的自注意力读目标序列，交叉注意力两者都读。键和值总是来自同一侧，即记忆。记忆中的填充在这里也必须遮住。输出的长度等于查询的个数，而不是记忆的长度。</translation>
    </message>
    <message>
        <source>Walk through the three parts: the causal self-attention, the cross-attention whose queries are the decoder's and whose keys and values are the memory's, and the feed-forward part.
Edit the last own word: no earlier row of any layer changes. Edit a word of the source: every row may.
Raise “Source padding”: the columns of the padding are exactly 0 in every layer.
The weights are those of a model that learned to translate: “I→eat” has read I and is to write eat, and its cross-attention looks at 吃. Weights from the seed show the mechanism with any words.</source>
        <translation>依次走过三个部分：因果自注意力，查询来自解码器而键和值来自记忆的交叉注意力，以及前馈部分。
修改最后一个自己的词：各层中更早的行都不变。修改源句的一个词：每一行都可能变。
增大“源句填充”：各层中填充的列恰好为 0。
权重来自学会翻译的模型：“I→eat”读过 I，要写出 eat，它的交叉注意力看向“吃”。种子权重可以用任何词展示这一机制。</translation>
    </message>
    <message>
        <source>I: a column for each token</source>
        <translation>I：每个词元一列</translation>
    </message>
    <message>
        <source>I′: a^i + e^i</source>
        <translation>I′：a^i + e^i</translation>
    </message>
    <message>
        <source>e: a column for each place</source>
        <translation>e：每个位置一列</translation>
    </message>
    <message>
        <source>Q = W^q·I</source>
        <translation>Q = W^q·I</translation>
    </message>
    <message>
        <source>K = W^k·I</source>
        <translation>K = W^k·I</translation>
    </message>
    <message>
        <source>V = W^v·I</source>
        <translation>V = W^v·I</translation>
    </message>
    <message>
        <source>scores α: KᵀQ</source>
        <translation>分数 α：KᵀQ</translation>
    </message>
    <message>
        <source>scaled scores: KᵀQ / √d_k</source>
        <translation>缩放后的分数：KᵀQ / √d_k</translation>
    </message>
    <message>
        <source>masked scores, a column for each query</source>
        <translation>掩码后的分数，每个查询一列</translation>
    </message>
    <message>
        <source>weights α′: each column sums to 1</source>
        <translation>权重 α′：每列之和为 1</translation>
    </message>
    <message>
        <source>O = V·A′</source>
        <translation>O = V·A′</translation>
    </message>
    <message>
        <source>what each query hands out</source>
        <translation>每个查询分出多少</translation>
    </message>
    <message>
        <source>down a column: right</source>
        <translation>沿列：正确</translation>
    </message>
    <message>
        <source>along a row: wrong</source>
        <translation>沿行：错误</translation>
    </message>
    <message>
        <source>sum of its weights</source>
        <translation>权重之和</translation>
    </message>
    <message>
        <source>softmax along the rows of KᵀQ</source>
        <translation>沿 KᵀQ 的行做 softmax</translation>
    </message>
    <message>
        <source>wrong axis</source>
        <translation>错误的轴</translation>
    </message>
    <message>
        <source>The commonest error: a softmax over the last axis is right in the row form, and here shares out the wrong way.</source>
        <translation>最常见的错误：对最后一个轴做 softmax 在行形式中是对的，在这里却分错了方向。</translation>
    </message>
    <message>
        <source>the two forms, step by step</source>
        <translation>两种形式逐步对照</translation>
    </message>
    <message>
        <source>Tokens: columns a¹ … aⁿ of I in the lecture, rows of X in most papers and libraries. I = Xᵀ.</source>
        <translation>词元：课堂上是 I 的列 a¹ … aⁿ，多数论文和程序库中是 X 的行。I = Xᵀ。</translation>
    </message>
    <message>
        <source>Q = W^q·I has a column for each query; Q = X·W_Qᵀ a row. W is the same matrix, stored d_k × d_model.</source>
        <translation>Q = W^q·I 中每个查询占一列，Q = X·W_Qᵀ 中占一行。W 是同一个矩阵，按 d_k × d_model 存放。</translation>
    </message>
    <message>
        <source>The lecture writes the scores without ÷√d_k: switch it off to see them so. The layer of the paper has it.</source>
        <translation>课堂上写的分数没有 ÷√d_k：关掉它就能看到。论文中的层有这一步。</translation>
    </message>
    <message>
        <source>Softmax down each column of A, along each row of S: always over the keys of one query.</source>
        <translation>softmax 沿 A 的每一列，或沿 S 的每一行：总是在同一个查询的所有键上进行。</translation>
    </message>
    <message>
        <source>The lecture calls α and α′ both “attention score”. Before the softmax it is a score, after it a weight.</source>
        <translation>课堂上把 α 与 α′ 都叫作“attention score”。softmax 之前是分数，之后是权重。</translation>
    </message>
    <message>
        <source>O = V·A′ has a column bⁱ for each token, A·V a row: weights times values, summed.</source>
        <translation>O = V·A′ 中每个词元占一列 bⁱ，A·V 中占一行：权重乘以值再求和。</translation>
    </message>
    <message>
        <source>both forms</source>
        <translation>两种形式</translation>
    </message>
    <message>
        <source>What each step is called in either form; the numbers are the same.</source>
        <translation>每一步在两种形式中的写法；数是一样的。</translation>
    </message>
    <message>
        <source>largest score of the column</source>
        <translation>该列的最大得分</translation>
    </message>
    <message>
        <source>sum of the column's exponentials</source>
        <translation>该列指数之和</translation>
    </message>
    <message>
        <source>The row form has the same number at row %1, column %2.</source>
        <translation>行形式中同一个数位于第 %1 行第 %2 列。</translation>
    </message>
    <message>
        <source>masked: its score is −∞</source>
        <translation>被遮住：其分数为 −∞</translation>
    </message>
    <message>
        <source>Wrong: the queries share out one key here, so what a query hands out need not sum to 1.</source>
        <translation>错误：这里是各个查询在瓜分一个键，因此一个查询分出的权重之和不一定为 1。</translation>
    </message>
    <message>
        <source>sum down the column of the query</source>
        <translation>沿该查询的列求和</translation>
    </message>
    <message>
        <source>The lecture's form: without ÷√d_k, without positions</source>
        <translation>课堂上的形式：没有 ÷√d_k，没有位置</translation>
    </message>
    <message>
        <source>我爱AI</source>
        <translation>我爱AI</translation>
    </message>
    <message>
        <source>A causal mask lies above the diagonal, or below it</source>
        <translation>因果掩码在对角线之上，或之下</translation>
    </message>
    <message>
        <source>More tokens than dimensions</source>
        <translation>词元多于维度</translation>
    </message>
    <message>
        <source>I is d_model × n, one column aⁱ for each token; X = Iᵀ is n × d_model. Q and K are d_k × n, V is d_v × n, A is n × n with a row for each key and a column for each query, O is d_v × n with a column bⁱ for each token. W^q, W^k and W^v are the same matrices in both forms, d_k × d_model and d_v × d_model.</source>
        <translation>I 为 d_model × n，每个词元一列 aⁱ；X = Iᵀ 为 n × d_model。Q 与 K 为 d_k × n，V 为 d_v × n；A 为 n × n，每个键一行，每个查询一列；O 为 d_v × n，每个词元一列 bⁱ。W^q、W^k 与 W^v 在两种形式中是同样的矩阵，分别为 d_k × d_model 与 d_v × d_model。</translation>
    </message>
    <message>
        <source>Click a cell in either form: its twin lights up, with row and column exchanged, and the number is the same.
Walk the stages: at each one the two panels are each other's mirror image. In the column form each column of the weights sums to 1, in the row form each row.
Open “wrong axis”: the softmax along the rows of KᵀQ gives queries more or less than 1 to hand out.
Set a causal mask: what is hidden lies above the diagonal in the row form and below it in the column form.</source>
        <translation>点击任一形式中的一格：另一形式中行列互换的那一格随之亮起，数是一样的。
逐步走过各阶段：每一步的两个面板互为镜像。列形式中权重的每一列之和为 1，行形式中是每一行。
打开“错误的轴”：沿 KᵀQ 的行做 softmax，查询分出的权重会多于或少于 1。
选择因果掩码：被遮住的部分在行形式中位于对角线之上，在列形式中位于其下。</translation>
    </message>
    <message>
        <source>A softmax over the last axis is right in the row form alone; with tokens as columns it must run down each column. A transposed softmax is the commonest error, and where n_q = n_k no shape betrays it.
The lecture's formulas omit 1/√d_k; the layer of the paper has it.
α before the softmax is a score and may be any number; α′ after it is a weight. Calling both “attention score” hides the softmax.
k is a vector, not a number; only k·q is one.
O = V·A′ and not A′·V: the values stand on the left.</source>
        <translation>对最后一个轴做 softmax 只在行形式中正确；词元为列时必须沿每一列。转置的 softmax 是最常见的错误，而 n_q = n_k 时形状不会暴露它。
课堂上的公式省略了 1/√d_k；论文中的层有它。
softmax 之前的 α 是分数，可以是任何数；之后的 α′ 是权重。两者都叫“attention score”，就把 softmax 藏起来了。
k 是向量，不是数；只有 k·q 才是数。
是 O = V·A′，不是 A′·V：值在左边。</translation>
    </message>
    <message>
        <source>Column form</source>
        <translation>列形式</translation>
    </message>
    <message>
        <source>Self-attention as lectures write it, with tokens as columns: A = KᵀQ, the softmax runs down a column, O = V·A′. Beside each step stands the row form of the paper (Vaswani et al. 2017, section 3.2.1) with the same numbers, row and column exchanged. Click a cell: its twin lights up. See also what a softmax along the wrong axis does.</source>
        <translation>课堂上写的自注意力，词元为列：A = KᵀQ，softmax 沿列进行，O = V·A′。每一步旁边是论文的行形式（Vaswani 等 2017，第 3.2.1 节），数相同，行列互换。点击一格，另一形式中的同一格随之亮起。再看看沿错误的轴做 softmax 会怎样。</translation>
    </message>
    <message>
        <source>What this layer of the trained model reads: the words, their places and, above the first layer, each other.</source>
        <translation>已训练模型的这一层读到的向量：含有词、它们的位置，第一层以上还含有彼此。</translation>
    </message>
    <message>
        <source>What layer %1 of the trained model %2 reads at this place, under its layer norm.</source>
        <translation>已训练模型 %2 的第 %1 层在这个位置读到的数，已经过层归一化。</translation>
    </message>
    <message>
        <source>Learned: reverse, the other diagonal</source>
        <translation>学会的：倒序，另一条对角线</translation>
    </message>
    <message>
        <source>Learned: sort, columns in alphabetical order</source>
        <translation>学会的：排序，列按字母顺序</translation>
    </message>
    <message>
        <source>Learned: repeat what came after (induction)</source>
        <translation>学会的：重复其后出现的（归纳）</translation>
    </message>
    <message>
        <source>Learned: the encoder behind 我吃柠檬</source>
        <translation>学会的：“我吃柠檬”背后的编码器</translation>
    </message>
    <message>
        <source>The trained model %1 reads and writes at most %2 words here.</source>
        <translation>已训练模型 %1 在这里最多处理 %2 个词。</translation>
    </message>
    <message>
        <source>The trained model %1 needs a word to begin with. Its words: %2</source>
        <translation>已训练模型 %1 至少需要一个词。它的词表：%2</translation>
    </message>
    <message>
        <source>A = KᵀQ: row j, column i holds αᵢⱼ, query i against key j. S = QKᵀ = Aᵀ has it at row i, column j.</source>
        <translation>A = KᵀQ：第 j 行第 i 列是 αᵢⱼ，即查询 i 对键 j。在 S = QKᵀ = Aᵀ 中它位于第 i 行第 j 列。</translation>
    </message>
    <message>
        <source>Row form: Vaswani et al. 2017, “Attention Is All You Need”, section 3.2.1, equation 1 (arXiv 1706.03762). Column form: as lectures write it, with tokens as columns and scores αᵢⱼ = qⁱ·kʲ.</source>
        <translation>行形式：Vaswani 等 2017，“Attention Is All You Need”，第 3.2.1 节，式 1（arXiv 1706.03762）。列形式：课堂上的写法，词元为列，分数 αᵢⱼ = qⁱ·kʲ。</translation>
    </message>
    <message>
        <source>The decoder's own text, such as the translation; up to 512 tokens are used.</source>
        <translation>解码器自己的文本，例如译文；最多使用 512 个词元。</translation>
    </message>
    <message>
        <source>student ← teacher</source>
        <translation>学生 ← 教师</translation>
    </message>
    <message>
        <source>before the step</source>
        <translation>走一步之前</translation>
    </message>
    <message>
        <source>after the step</source>
        <translation>走一步之后</translation>
    </message>
    <message>
        <source>queries, keys, values</source>
        <translation>查询、键、值</translation>
    </message>
    <message>
        <source>position vectors</source>
        <translation>位置向量</translation>
    </message>
    <message>
        <source>ResNet-50</source>
        <translation>ResNet-50</translation>
    </message>
    <message>
        <source>BoTNet-50</source>
        <translation>BoTNet-50</translation>
    </message>
    <message>
        <source>3 × 3 convolution</source>
        <translation>3 × 3 卷积</translation>
    </message>
    <message>
        <source>The block beside the 3 × 3 convolution that it replaces, and the networks with either: 20.9 against 25.6 million parameters.</source>
        <translation>该模块与它所取代的 3 × 3 卷积并列，以及分别采用两者的网络：2090 万与 2560 万个参数。</translation>
    </message>
    <message>
        <source>this block</source>
        <translation>本模块</translation>
    </message>
    <message>
        <source>block</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>whole networks for 224 × 224</source>
        <translation>输入为 224 × 224 的整个网络</translation>
    </message>
    <message>
        <source>Output maps</source>
        <translation>输出特征图</translation>
    </message>
    <message>
        <source>The heads' results side by side are C maps again; there is no output projection.</source>
        <translation>各头的结果并排，又成为 C 张特征图；没有输出投影。</translation>
    </message>
    <message>
        <source>maps after attention</source>
        <translation>注意力之后的特征图</translation>
    </message>
    <message>
        <source>As the paper has it: relative, all divided</source>
        <translation>论文写法：相对位置，全部缩放</translation>
    </message>
    <message>
        <source>timm's default: the position is not divided</source>
        <translation>timm 默认：位置项不缩放</translation>
    </message>
    <message>
        <source>A popular port: undivided, absolute, transposed</source>
        <translation>流行移植版：不缩放、绝对位置、转置</translation>
    </message>
    <message>
        <source>Content alone</source>
        <translation>只看内容</translation>
    </message>
    <message>
        <source>F is C × H × W; N = H·W places are the tokens, X is N × C. d_k = C / heads. r^h has 2H − 1 rows and r^w 2W − 1 rows of d_k numbers, shared by all heads. S and A are heads × N × N. The output is C × H × W again.</source>
        <translation>F 为 C × H × W；N = H·W 个位置就是词元，X 为 N × C。d_k = C / 头数。r^h 有 2H − 1 行，r^w 有 2W − 1 行，每行 d_k 个数，所有头共用。S 与 A 为 头数 × N × N。输出仍为 C × H × W。</translation>
    </message>
    <message>
        <source>Srinivas et al. 2021, “Bottleneck Transformers for Visual Recognition”, figure 4 (arXiv 2101.11605), and the authors' code; timm, bottleneck_attn.py; the port: leaderj1001, BottleneckTransformers. 84.7 % top-1 belongs to a scaled model, 44.4 % mask AP to Mask R-CNN on COCO; neither is computed here.</source>
        <translation>Srinivas 等 2021，“Bottleneck Transformers for Visual Recognition”，图 4（arXiv 2101.11605）及作者代码；timm 的 bottleneck_attn.py；移植版：leaderj1001 的 BottleneckTransformers。84.7 % 的 top-1 属于放大后的模型，44.4 % 的掩码 AP 属于 COCO 上的 Mask R-CNN；两者都不在此计算。</translation>
    </message>
    <message>
        <source>Click a place: where it looks lies over the picture. Move the position gain: at 0 a place looks at what is alike, wherever it lies; with positions it prefers directions and distances.
Switch to timm's default: the positions weigh √d_k times as much.
In the stage “Positions r” a row is a distance: every place shares it.</source>
        <translation>点击一个位置：它看向哪里，就叠加在图片上。移动“位置增益”：为 0 时，一个位置看向与它相似之处，不管在哪里；有了位置，它便偏好某些方向和距离。
切换到 timm 默认：位置项的分量变为 √d_k 倍。
在“位置 r”这一步，一行就是一个距离：所有位置共用。</translation>
    </message>
    <message>
        <source>A port that many articles copy differs in three ways: it divides by nothing, it has a vector for each row and column instead of each distance, and it adds p_i·q_j instead of q_i·p_j. Weights trained for one cannot be used in the other.
The block has no output projection and no biases. It saves parameters against a 3 × 3 convolution, but its multiply-adds grow with N².</source>
        <translation>许多文章抄用的移植版有三处不同：不作缩放；向量按行列而不是按距离设置；加的是 p_i·q_j 而不是 q_i·p_j。为一种训练的权重不能用于另一种。
该模块没有输出投影，也没有偏置。与 3 × 3 卷积相比它节省参数，但乘加次数随 N² 增长。</translation>
    </message>
    <message>
        <source>BoTNet MHSA</source>
        <translation>BoTNet MHSA</translation>
    </message>
    <message>
        <source>Every place of the feature maps looks at every other, and the query also asks where the key lies: a vector for the distance down and one for the distance across are added to the key. It replaces the 3 × 3 convolutions of a ResNet's last blocks. (Srinivas et al. 2021, figure 4.) Click a place to see where it looks, and switch between the paper's form and its copies.</source>
        <translation>特征图的每个位置都看向其他所有位置，而且查询还会问键在哪里：键上加一个纵向距离的向量和一个横向距离的向量。它取代 ResNet 最后几个模块中的 3 × 3 卷积。（Srinivas 等 2021，图 4。）点击一个位置看它看向哪里，并在论文写法与各种抄本之间切换。</translation>
    </message>
    <message>
        <source>Divide by</source>
        <translation>除以</translation>
    </message>
    <message>
        <source>The released code divides by the root of all C channels, not of one head's d_k.</source>
        <translation>公开代码除以全部 C 个通道的平方根，而不是单个头的 d_k 的平方根。</translation>
    </message>
    <message>
        <source>√C (code)</source>
        <translation>√C（代码）</translation>
    </message>
    <message>
        <source>√d_k</source>
        <translation>√d_k</translation>
    </message>
    <message>
        <source>LePE</source>
        <translation>LePE</translation>
    </message>
    <message>
        <source>A small depthwise convolution of the values, added to the result: it tells neighbours from far places.</source>
        <translation>对值作一个小的逐通道卷积，加到结果上：它让近邻与远处有别。</translation>
    </message>
    <message>
        <source>5 × 5</source>
        <translation>5 × 5</translation>
    </message>
    <message>
        <source>mixes the channels at the end</source>
        <translation>最后混合各通道</translation>
    </message>
    <message>
        <source>LePE(V)</source>
        <translation>LePE(V)</translation>
    </message>
    <message>
        <source>Each channel of the values through a small kernel of its own: what lies around a place is added to its result.</source>
        <translation>值的每个通道各经过自己的小卷积核：一个位置周围的内容加到它的结果上。</translation>
    </message>
    <message>
        <source>A·V + LePE</source>
        <translation>A·V + LePE</translation>
    </message>
    <message>
        <source>The heads' results side by side, and what the small convolution adds.</source>
        <translation>各头的结果并排，加上小卷积所添的部分。</translation>
    </message>
    <message>
        <source>W^O mixes the channels of each place: C maps again.</source>
        <translation>W^O 混合每个位置的各通道：又得到 C 张特征图。</translation>
    </message>
    <message>
        <source>queries, keys, values, output</source>
        <translation>查询、键、值、输出</translation>
    </message>
    <message>
        <source>bias of LePE</source>
        <translation>LePE 的偏置</translation>
    </message>
    <message>
        <source>regions meet regions</source>
        <translation>区域与区域相遇</translation>
    </message>
    <message>
        <source>Routed attention beside full attention, and the networks that are built of it.</source>
        <translation>路由注意力与全注意力并列，以及由它搭成的网络。</translation>
    </message>
    <message>
        <source>routed</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>full attention</source>
        <translation>全注意力</translation>
    </message>
    <message>
        <source>whole networks</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>BiFormer-T</source>
        <translation>BiFormer-T</translation>
    </message>
    <message>
        <source>BiFormer-S</source>
        <translation>BiFormer-S</translation>
    </message>
    <message>
        <source>BiFormer-B</source>
        <translation>BiFormer-B</translation>
    </message>
    <message>
        <source>√d_k · √heads = √C: the released code divides by the root of all channels.</source>
        <translation>√d_k · √头数 = √C：公开代码除以全部通道数的平方根。</translation>
    </message>
    <message>
        <source>Four of 49 regions</source>
        <translation>49 个区域中的 4 个</translation>
    </message>
    <message>
        <source>One region: a place looks into its best region alone</source>
        <translation>一个区域：每个位置只看最佳区域</translation>
    </message>
    <message>
        <source>All regions: full attention</source>
        <translation>全部区域：即全注意力</translation>
    </message>
    <message>
        <source>Regions of a quarter of the picture</source>
        <translation>每个区域占图片的四分之一</translation>
    </message>
    <message>
        <source>F is C × H × W, N = H·W places. S × S regions of N/S² places each; Q_r and K_r are S² × C, A_r is S² × S². K_g and V_g hold the places of the k routed regions, k·N/S² rows for each region. LePE is a depthwise convolution over the map of the values.</source>
        <translation>F 为 C × H × W，共 N = H·W 个位置。S × S 个区域，每个区域 N/S² 个位置；Q_r 与 K_r 为 S² × C，A_r 为 S² × S²。K_g 与 V_g 收集 k 个被路由区域的位置，每个区域 k·N/S² 行。LePE 是在值的特征图上的逐通道卷积。</translation>
    </message>
    <message>
        <source>Zhu et al. 2023, “BiFormer: Vision Transformer with Bi-Level Routing Attention”, section 3.2 (arXiv 2303.08810); scale, routing and LePE from the released code, bra_legacy.py.</source>
        <translation>Zhu 等 2023，“BiFormer: Vision Transformer with Bi-Level Routing Attention”，第 3.2 节（arXiv 2303.08810）；缩放、路由与 LePE 取自公开代码 bra_legacy.py。</translation>
    </message>
    <message>
        <source>Click a place: it looks into the k regions that its own region chose, and nowhere else. Move k: the patches of light grow until at k = S² it is full attention.
In the stage “Routing” every row of the graph has k ones; which ones depends on the picture.
Compare the multiply-adds with full attention in the stage “cost”.</source>
        <translation>点击一个位置：它只看自己的区域所选中的 k 个区域，别处都不看。移动 k：亮块逐渐增多，到 k = S² 时就是全注意力。
在“路由”这一步，图的每一行有 k 个 1；是哪几个，取决于图片。
在“成本”这一步与全注意力比较乘加次数。</translation>
    </message>
    <message>
        <source>The routing is no attention: the affinity only chooses regions, it weighs no value and gets no gradient.
The means are taken of the projected queries and keys, not of the maps.
The released code divides by √C, the full width, and not by √d_k of a head.
k is a number of regions, not of places; in the last stage of the network k is “all”, which is plain attention.</source>
        <translation>路由不是注意力：亲和度只用来选区域，不给任何值加权，也得不到梯度。
取均值的是投影后的查询和键，而不是特征图。
公开代码除以全宽的 √C，而不是单个头的 √d_k。
k 是区域数，不是位置数；在网络最后一个阶段 k 为“全部”，也就是普通注意力。</translation>
    </message>
    <message>
        <source>Bi-level routing</source>
        <translation>双层路由 BRA</translation>
    </message>
    <message>
        <source>The map is cut into regions. Each region compares its mean query with the mean keys of all regions and keeps the k best; its places then attend to the places of these regions alone. (Zhu et al. 2023, section 3.2.) Click a place and see the few regions it looks into; with k as large as it goes it is full attention.</source>
        <translation>特征图被切成若干区域。每个区域用自己的平均查询与所有区域的平均键比较，保留最好的 k 个；其中的位置随后只在这些区域的位置之间做注意力。（Zhu 等 2023，第 3.2 节。）点击一个位置，看它看向哪几个区域；k 取到最大就是全注意力。</translation>
    </message>
    <message>
        <source>Patches</source>
        <translation>图块</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>How many patches stand one below the other.</source>
        <translation>上下排列的图块数。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>How many patches stand side by side.</source>
        <translation>左右排列的图块数。</translation>
    </message>
    <message>
        <source>Patch p</source>
        <translation>图块边长 p</translation>
    </message>
    <message>
        <source>Height and width of a patch in pixels: p × p × 3 numbers become one vector.</source>
        <translation>图块的高和宽，以像素计：p × p × 3 个数变成一个向量。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>Class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>One more token, nowhere in the picture, that gathers what a classifier will read.</source>
        <translation>再加一个词元，它不在图片的任何地方，汇集分类器要读的内容。</translation>
    </message>
    <message>
        <source>How a patch says where it lies: sines of its row and column, sines of its place in reading order, a table that would be learned, or not at all.</source>
        <translation>图块如何说明自己在哪里：行与列的正弦、阅读顺序中位置的正弦、一张待学习的表，或者根本不说。</translation>
    </message>
    <message>
        <source>projects a patch, as a convolution with stride p stores it</source>
        <translation>投影一个图块，按步长为 p 的卷积存放</translation>
    </message>
    <message>
        <source>the class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>what is added to each token</source>
        <translation>加到每个词元上的数</translation>
    </message>
    <message>
        <source>pixel of the patch</source>
        <translation>图块内的像素</translation>
    </message>
    <message>
        <source>embedding W_E</source>
        <translation>嵌入 W_E</translation>
    </message>
    <message>
        <source>class token</source>
        <translation>类别词元</translation>
    </message>
    <message>
        <source>One matrix for all patches makes d_model numbers of each: a convolution whose stride is as long as its kernel.</source>
        <translation>所有图块共用一个矩阵，把每块变成 d_model 个数：相当于步长等于核边长的卷积。</translation>
    </message>
    <message>
        <source>The picture cut into patches, each one a row of 3p² numbers from −1 (dark) to 1: a sequence like a text.</source>
        <translation>图片切成图块，每块是一行 3p² 个数，从 −1（暗）到 1：像文本一样的序列。</translation>
    </message>
    <message>
        <source>patches as rows</source>
        <translation>以行表示的图块</translation>
    </message>
    <message>
        <source>One vector for each patch, and first that of the class token.</source>
        <translation>每个图块一个向量，最前面是类别词元的向量。</translation>
    </message>
    <message>
        <source>Attention does not know where a patch lies: its place in the picture is added as numbers.</source>
        <translation>注意力不知道图块在哪里：把它在图片中的位置以数的形式加上去。</translation>
    </message>
    <message>
        <source>pixel [%1, %2]</source>
        <translation>像素 [%1, %2]</translation>
    </message>
    <message>
        <source>twice the pixel</source>
        <translation>像素的两倍</translation>
    </message>
    <message>
        <source>less 1, so that grey is 0</source>
        <translation>减 1，使灰色为 0</translation>
    </message>
    <message>
        <source>the class token lies nowhere in the picture</source>
        <translation>类别词元不在图片中的任何位置</translation>
    </message>
    <message>
        <source>The first half of the dimensions tells the row.</source>
        <translation>前一半维度表示行。</translation>
    </message>
    <message>
        <source>The second half of the dimensions tells the column.</source>
        <translation>后一半维度表示列。</translation>
    </message>
    <message>
        <source>patch embedding</source>
        <translation>图块嵌入</translation>
    </message>
    <message>
        <source>5 × 10 pixels of a lecture</source>
        <translation>讲义中的 5 × 10 像素</translation>
    </message>
    <message>
        <source>How many heads share the channels: each has C / heads of them for its queries, keys and values.</source>
        <translation>多少个头分享这些通道：每个头用其中 C / 头数 个作查询、键和值。</translation>
    </message>
    <message>
        <source>%1 channels cannot be shared equally by %2 heads. What can: heads %3.</source>
        <translation>%1 个通道不能由 %2 个头平分。可行的头数：%3。</translation>
    </message>
    <message>
        <source>Places X</source>
        <translation>位置 X</translation>
    </message>
    <message>
        <source>Every place of the maps becomes a token: its C numbers, one from each map, in a row.</source>
        <translation>特征图的每个位置成为一个词元：从每张图各取一个数，共 C 个，排成一行。</translation>
    </message>
    <message>
        <source>places as rows</source>
        <translation>以行表示的位置</translation>
    </message>
    <message>
        <source>the same number in its map</source>
        <translation>它在特征图中的同一个数</translation>
    </message>
    <message>
        <source>Why is Y[%1, %2] = %3 in channel %4?</source>
        <translation>为什么第 %4 个通道中 Y[%1, %2] = %3？</translation>
    </message>
    <message>
        <source>Head over the picture</source>
        <translation>叠加的头</translation>
    </message>
    <message>
        <source>Whose weights lie over the picture: those of one head, or at 0 the mean of all heads.</source>
        <translation>谁的权重叠加在图片上：某一个头的，或取 0 时所有头的均值。</translation>
    </message>
    <message>
        <source>A over picture</source>
        <translation>图上的 A</translation>
    </message>
    <message>
        <source>Where the chosen place looks: its row of weights, laid over the picture. Click another place and see where that one looks.</source>
        <translation>所选位置看向哪里：它那一行权重，叠加在图片上。点击另一个位置，看它看向哪里。</translation>
    </message>
    <message>
        <source>Why does %1 look at %2 with %3?</source>
        <translation>为什么 %1 以 %3 看向 %2？</translation>
    </message>
    <message>
        <source>The authors scale q first, so content and position are both divided; timm divides the content alone; a popular port divides neither.</source>
        <translation>作者先缩放 q，所以内容与位置都被除；timm 只除内容；一个流行的移植版都不除。</translation>
    </message>
    <message>
        <source>Position vectors</source>
        <translation>位置向量</translation>
    </message>
    <message>
        <source>One for each distance, shared by all heads, as in the paper; one for each row and column of every head, as in a popular port; or none.</source>
        <translation>按论文，每个距离一个，所有头共用；按流行移植版，每个头的每行每列各一个；或者没有。</translation>
    </message>
    <message>
        <source>relative</source>
        <translation>相对</translation>
    </message>
    <message>
        <source>absolute (port)</source>
        <translation>绝对（移植版）</translation>
    </message>
    <message>
        <source>Position term</source>
        <translation>位置项</translation>
    </message>
    <message>
        <source>The query asks where the key lies, q_i·r_ij; a popular port has it the other way round, q_j·r_ji.</source>
        <translation>查询问键在哪里，q_i·r_ij；一个流行的移植版正好反过来，q_j·r_ji。</translation>
    </message>
    <message>
        <source>q_i · r</source>
        <translation>q_i · r</translation>
    </message>
    <message>
        <source>q_j · r (port)</source>
        <translation>q_j · r（移植版）</translation>
    </message>
    <message>
        <source>Position gain</source>
        <translation>位置增益</translation>
    </message>
    <message>
        <source>What the drawn position vectors are multiplied by: at 0 content alone counts.</source>
        <translation>抽取的位置向量乘以多少：为 0 时只看内容。</translation>
    </message>
    <message>
        <source>There are no position vectors.</source>
        <translation>没有位置向量。</translation>
    </message>
    <message>
        <source>a vector for each distance, from the most negative on</source>
        <translation>每个距离一个向量，从最负的开始</translation>
    </message>
    <message>
        <source>a vector for each row or column of every head</source>
        <translation>每个头的每行或每列各一个向量</translation>
    </message>
    <message>
        <source>Positions r</source>
        <translation>位置 r</translation>
    </message>
    <message>
        <source>A learned vector for each distance down and one for each distance across; in the port, for each row and column.</source>
        <translation>每个纵向距离和每个横向距离各有一个学习的向量；在移植版中，则是每行每列各一个。</translation>
    </message>
    <message>
        <source>vectors of rows r_h</source>
        <translation>行的向量 r_h</translation>
    </message>
    <message>
        <source>vectors of columns r_w</source>
        <translation>列的向量 r_w</translation>
    </message>
    <message>
        <source>query times position</source>
        <translation>查询乘位置</translation>
    </message>
    <message>
        <source>The key's query meets the place of the query: the port's transposed term.</source>
        <translation>键的查询遇上查询的位置：移植版转置的那一项。</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>Regions S</source>
        <translation>区域 S</translation>
    </message>
    <message>
        <source>The map is cut into S × S regions of equal size; the paper takes 7.</source>
        <translation>特征图切成 S × S 个等大的区域；论文取 7。</translation>
    </message>
    <message>
        <source>A map of %1 × %2 cannot be cut into %3 × %3 equal regions. What can: S %4.</source>
        <translation>%1 × %2 的特征图不能切成 %3 × %3 个等大的区域。可行的 S：%4。</translation>
    </message>
    <message>
        <source>Routed k</source>
        <translation>路由数 k</translation>
    </message>
    <message>
        <source>How many regions each region looks at, itself or not; all of them is full attention.</source>
        <translation>每个区域看多少个区域，可含自身；取全部就是全注意力。</translation>
    </message>
    <message>
        <source>masked: the key's region is not among the k best of the query's region</source>
        <translation>被掩盖：键所在的区域不在查询所在区域的前 k 个之中</translation>
    </message>
    <message>
        <source>query region</source>
        <translation>查询区域</translation>
    </message>
    <message>
        <source>key region</source>
        <translation>键区域</translation>
    </message>
    <message>
        <source>routing graph</source>
        <translation>路由图</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Each region gets one query and one key: the means of those of its places.</source>
        <translation>每个区域得到一个查询和一个键：其中各位置的均值。</translation>
    </message>
    <message>
        <source>queries of the regions</source>
        <translation>各区域的查询</translation>
    </message>
    <message>
        <source>keys of the regions</source>
        <translation>各区域的键</translation>
    </message>
    <message>
        <source>Regions meet regions: each keeps the k regions of the largest affinity, and its places look nowhere else.</source>
        <translation>区域与区域相遇：每个区域保留亲和度最大的 k 个，其中的位置不看别处。</translation>
    </message>
    <message>
        <source>affinity A_r</source>
        <translation>亲和度 A_r</translation>
    </message>
    <message>
        <source>sum over the places of the region</source>
        <translation>对区域内各位置求和</translation>
    </message>
    <message>
        <source>divided by √C</source>
        <translation>除以 √C</translation>
    </message>
    <message>
        <source>affinity of the two regions</source>
        <translation>两个区域的亲和度</translation>
    </message>
    <message>
        <source>among the k best of its row: routed to</source>
        <translation>在该行前 k 个之中：被路由</translation>
    </message>
    <message>
        <source>not among the k best of its row: left out</source>
        <translation>不在该行前 k 个之中：被略去</translation>
    </message>
    <message>
        <source>%1 of %2 regions have a larger affinity, and k is %3. The affinity only chooses; it weighs nothing.</source>
        <translation>%2 个区域中有 %1 个的亲和度更大，而 k 为 %3。亲和度只作选择，不加权。</translation>
    </message>
    <message>
        <source>SE</source>
        <translation>SE</translation>
    </message>
    <message>
        <source>Squeeze-and-excitation: a weight for each channel, from its mean.</source>
        <translation>挤压与激励：由每个通道的均值得到该通道的权重。</translation>
    </message>
    <message>
        <source>CBAM, channels</source>
        <translation>CBAM 通道门</translation>
    </message>
    <message>
        <source>The channel gate of CBAM alone: a weight for each channel, from its mean and its maximum.</source>
        <translation>仅用 CBAM 的通道门：由每个通道的均值和最大值得到该通道的权重。</translation>
    </message>
    <message>
        <source>CBAM, places</source>
        <translation>CBAM 空间门</translation>
    </message>
    <message>
        <source>The spatial gate of CBAM alone: a weight for each place.</source>
        <translation>仅用 CBAM 的空间门：每个位置一个权重。</translation>
    </message>
    <message>
        <source>CBAM</source>
        <translation>CBAM</translation>
    </message>
    <message>
        <source>Both gates of CBAM, channels first, as the released code has them.</source>
        <translation>CBAM 的两个门，先通道后空间，同公开代码。</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>参与比较的模块</translation>
    </message>
    <message>
        <source>Choose two modules or more: one alone is not compared with anything.</source>
        <translation>请选择两个或更多模块：只有一个就无从比较。</translation>
    </message>
    <message>
        <source>module</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>channel weights</source>
        <translation>通道权重</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>The weight that each module gives to each channel, and the numbers the sigmoid made it of.</source>
        <translation>每个模块给每个通道的权重，以及 sigmoid 由之得出权重的数。</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>The weight that a module gives to each place, whatever the channel.</source>
        <translation>模块给每个位置的权重，与通道无关。</translation>
    </message>
    <message>
        <source>One channel</source>
        <translation>单个通道</translation>
    </message>
    <message>
        <source>The same channel before and behind each module, on one scale.</source>
        <translation>同一通道在各模块之前与之后，用同一色标。</translation>
    </message>
    <message>
        <source>two layers</source>
        <translation>两层</translation>
    </message>
    <message>
        <source>pooling and scaling</source>
        <translation>池化与缩放</translation>
    </message>
    <message>
        <source>cost of each module</source>
        <translation>各模块的成本</translation>
    </message>
    <message>
        <source>what comes through</source>
        <translation>通过的部分</translation>
    </message>
    <message>
        <source>what is there</source>
        <translation>原有的部分</translation>
    </message>
    <message>
        <source>Why does %1 let %2 through at row %3, column %4?</source>
        <translation>为什么 %1 在第 %3 行第 %4 列让 %2 通过？</translation>
    </message>
    <message>
        <source>no map holds anything here</source>
        <translation>这里没有任何特征图有值</translation>
    </message>
    <message>
        <source>The module's own lens shows every step of it, with the same picture and the same weights.</source>
        <translation>该模块自己的镜头会用同样的图片和同样的权重展示其每一步。</translation>
    </message>
    <message>
        <source>what the two layers gave</source>
        <translation>两层给出的数</translation>
    </message>
    <message>
        <source>what the spatial gate gave</source>
        <translation>空间门给出的数</translation>
    </message>
    <message>
        <source>The two gates of CBAM and both together</source>
        <translation>CBAM 的两个门，以及两者合用</translation>
    </message>
    <message>
        <source>All modules on a face</source>
        <translation>人脸上的全部模块</translation>
    </message>
    <message>
        <source>F and F′ are C × H × W, s has a number for each channel and m one for each place; a module that has none of one kind has 1 there. g is H × W, from 0 to 1.</source>
        <translation>F 与 F′ 为 C × H × W，s 每个通道一个数，m 每个位置一个数；没有其中一种的模块，那里取 1。g 为 H × W，从 0 到 1。</translation>
    </message>
    <message>
        <source>A module that weighs channels alone still lets through more at some places than at others: where the channels that it turns up are strong. A module that weighs places draws sharper pictures.
Compare the costs: the spatial gate is 100 numbers.</source>
        <translation>只给通道加权的模块，在有些位置仍会比别处通过得更多：就在它调高的通道较强之处。给位置加权的模块画面更分明。
比较成本：空间门只有 100 个数。</translation>
    </message>
    <message>
        <source>The masks are on one scale here; drawn each on its own, an almost even mask looks as if it chose sharply. All weights are untrained and the same for all modules, so the comparison is of mechanisms and not of trained networks.</source>
        <translation>这里的掩码用同一色标；若各用各的色标，一张几乎均匀的掩码看上去也像作了鲜明的选择。所有权重都未经训练，并且各模块相同，因此比较的是机制，而不是训练好的网络。</translation>
    </message>
    <message>
        <source>Compare modules</source>
        <translation>模块比较</translation>
    </message>
    <message>
        <source>The same picture and the same feature maps through two or more attention modules: which share of what is there each lets through at every place, side by side on one scale, with what each costs. Choose the modules at the right; each has a lens of its own that shows its steps.</source>
        <translation>同一张图片、同一组特征图经过两个或更多注意力模块：每个模块在每个位置让多少份额通过，用同一色标并列，并附各自的成本。在右侧选择模块；每个模块都有自己的镜头展示其步骤。</translation>
    </message>
    <message>
        <source>rollout over it</source>
        <translation>图上的展开</translation>
    </message>
    <message>
        <source>From which patches the chosen one has come after all layers, by the weights alone, laid over the picture.</source>
        <translation>仅按权重计，所选图块经过所有层之后来自哪些图块，叠加在图片上。</translation>
    </message>
    <message>
        <source>Patches that look alike, on the street</source>
        <translation>街景中相似的图块</translation>
    </message>
    <message>
        <source>Near and alike: with 2-D positions</source>
        <translation>既近又相似：加二维位置</translation>
    </message>
    <message>
        <source>The lecture's picture: 50 vectors of 3 numbers</source>
        <translation>讲义中的图：50 个三维向量</translation>
    </message>
    <message>
        <source>Untrained as a network starts: nearly even</source>
        <translation>网络初始、未经训练：几乎均匀</translation>
    </message>
    <message>
        <source>Six layers rolled out to the picture</source>
        <translation>六层展开到图片上</translation>
    </message>
    <message>
        <source>One layer of ViT-B/16</source>
        <translation>ViT-B/16 的一层</translation>
    </message>
    <message>
        <source>A picture of (rows · p) × (columns · p) pixels gives N = rows · columns patches of 3p² numbers. W_E is d_model × 3p², X and P are n × d_model with n = N, or N + 1 with a class token. A is H × n × n in each layer. A row of A without the class token is a map of rows × columns numbers.</source>
        <translation>(行数 · p) × (列数 · p) 像素的图片给出 N = 行数 · 列数 个图块，每块 3p² 个数。W_E 为 d_model × 3p²，X 与 P 为 n × d_model，n = N，有类别词元时为 N + 1。每层的 A 为 H × n × n。A 的一行去掉类别词元，就是一张 行数 × 列数 的图。</translation>
    </message>
    <message>
        <source>Dosovitskiy et al. 2021, “An Image is Worth 16x16 Words”, section 3.1 (arXiv 2010.11929). 2-D sines: He et al. 2022 (arXiv 2111.06377). Rollout: Abnar, Zuidema 2020, section 3.2 (arXiv 2005.00928).</source>
        <translation>Dosovitskiy 等 2021，“An Image is Worth 16x16 Words”，第 3.1 节（arXiv 2010.11929）。二维正弦：He 等 2022（arXiv 2111.06377）。注意力展开：Abnar、Zuidema 2020，第 3.2 节（arXiv 2005.00928）。</translation>
    </message>
    <message>
        <source>Click a patch: its attention lies over the picture. As it starts here, queries and keys are the patches themselves, so a patch looks at what looks like it; with positions, at what is near as well.
Choose one head instead of the mean, and another layer.
Double the rows: twice as many tokens, four times as many weights.
Draw the weights instead of the identity: an untrained network looks nearly evenly everywhere.</source>
        <translation>点击一个图块：它的注意力叠加在图片上。此处开始时，查询和键就是图块自身，所以图块看向与自己相似的图块；加上位置，也看向邻近之处。
选一个头而不是均值，再换一层看看。
行数加倍：词元变为两倍，权重变为四倍。
不用单位矩阵而改为随机抽取权重：未经训练的网络几乎均匀地看向各处。</translation>
    </message>
    <message>
        <source>Without positions the patches are a set: shuffled, they would give the same outputs in another order.
The class token is no patch and has no place; its row says what it gathers, and is no proof of why a class was chosen.
Cutting into patches and projecting is one convolution with stride p, so a vision transformer is not free of convolution.
The weights here are not trained: what you see is what the arithmetic does with patches as they are. Give trained arrays by their timm names to see more.</source>
        <translation>没有位置，图块就是一个集合：打乱后得到同样的输出，只是顺序不同。
类别词元不是图块，也没有位置；它那一行说明它汇集了什么，并不证明为什么选了某个类别。
切成图块再投影，就是一个步长为 p 的卷积，所以视觉 Transformer 并非没有卷积。
这里的权重未经训练：看到的是运算对图块本身做了什么。要看更多，请按 timm 的名称给出训练好的数组。</translation>
    </message>
    <message>
        <source>Patches (ViT)</source>
        <translation>图块（ViT）</translation>
    </message>
    <message>
        <source>The picture is cut into patches, each patch becomes one vector, and self-attention lets every patch look at every other, as if the picture were a sentence. (Dosovitskiy et al. 2021, section 3.1.) Click a patch, and where it looks lies over the picture; the rollout shows from where it has come after all layers.</source>
        <translation>图片被切成图块，每块变成一个向量，自注意力让每个图块看向其他所有图块，就像图片是一个句子。（Dosovitskiy 等 2021，第 3.1 节。）点击一个图块，它看向哪里就叠加在图片上；展开图则显示它经过所有层之后来自哪里。</translation>
    </message>
    <message>
        <source>2-D</source>
        <translation>二维</translation>
    </message>
    <message>
        <source>1-D</source>
        <translation>一维</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>attention over the picture</source>
        <translation>叠加在图片上的注意力</translation>
    </message>
    <message>
        <source>rollout over the picture</source>
        <translation>叠加在图片上的注意力展开</translation>
    </message>
    <message>
        <source>divided as the score is</source>
        <translation>与得分同样地相除</translation>
    </message>
    <message>
        <source>content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>neither</source>
        <translation>都不除</translation>
    </message>
    <message>
        <source>EMA</source>
        <translation>EMA</translation>
    </message>
    <message>
        <source>Efficient multi-scale attention: a weight for each place and each group of channels, eight groups where they divide.</source>
        <translation>高效多尺度注意力：每个位置、每组通道一个权重；能整除时分八组。</translation>
    </message>
    <message>
        <source>the mask of this group</source>
        <translation>这一组的掩码</translation>
    </message>
    <message>
        <source>SE, CBAM and EMA on the street</source>
        <translation>街景上的 SE、CBAM 与 EMA</translation>
    </message>
    <message>
        <source>SE: Hu et al. 2018 (arXiv 1709.01507). EMA: Ouyang et al. 2023 (arXiv 2305.13563). CBAM: Woo et al. 2018 (arXiv 1807.06521), with the batch norm of the released code in training. The share g is ours: it makes modules comparable that weigh channels and modules that weigh places.</source>
        <translation>SE：Hu 等 2018（arXiv 1709.01507）。EMA：Ouyang 等 2023（arXiv 2305.13563）。CBAM：Woo 等 2018（arXiv 1807.06521），带公开代码训练时的批归一化。份额 g 由我们定义：它使给通道加权的模块与给位置加权的模块可以比较。</translation>
    </message>
    <message>
        <source>%1 counts for nothing here. %2</source>
        <translation>%1 在此不起作用。%2</translation>
    </message>
    <message>
        <source>the largest of %1 others</source>
        <translation>其余 %1 个中最大者</translation>
    </message>
    <message>
        <source>Which share of what the maps hold at a place each module lets through, from 0 to 1, on one scale for all; and what each costs.</source>
        <translation>各模块让某个位置上的特征通过多少份额，从 0 到 1，全部用同一色标；以及各自的成本。</translation>
    </message>
    <message>
        <source>V as maps</source>
        <translation>以图表示的 V</translation>
    </message>
    <message>
        <source>the values of this place</source>
        <translation>这一位置的值</translation>
    </message>
    <message>
        <source>Several heads look at the same sequence side by side, each with queries, keys and values of its own, so that each can look for something else; W^O joins what they found. (Vaswani et al. 2017, section 3.2.2.) Every head reads all of d_model, and with d_k = d_model / heads more heads cost nothing. Compare the heads' maps: where they differ, they see different relations. It opens on the encoder of a model that learned to translate here; for other texts and sizes take the weights from the seed.</source>
        <translation>若干个头并排观察同一个序列，每个头都有自己的查询、键和值，因此各自可以寻找不同的东西；W^O 把它们的发现合并起来。（Vaswani 等 2017，3.2.2 节。）每个头都读取整个 d_model；当 d_k = d_model / 头数 时，头再多也不增加代价。比较各头的热图：不同之处就是它们看到的不同关系。打开时显示的是一个在本程序里学会翻译的模型的编码器；要用别的文本和尺寸，请让权重取自种子。</translation>
    </message>
    <message>
        <source>Sort the heads by entropy: some look at few tokens, some at all. Where two maps differ, the heads see different relations.
Take the weights from the seed and change the number of heads with d_k tied: parameters and multiply-adds stay as they are, the maps become other ones. Untie d_k and they grow with every head.
Walk to “concat” and “W^O output”: before W^O each head owns its columns, after it all heads share every column.</source>
        <translation>按熵给各头排序：有的头只看少数词元，有的头看所有词元。两张图不同之处，就是两个头看到的不同关系。
让权重取自种子，并在绑定 d_k 时改变头数：参数量和乘加次数不变，图却不同了。解除绑定后，每多一个头，二者都会增加。
依次走到“拼接”和“W^O 输出”：经过 W^O 之前，每个头占有自己的列；之后每一列由所有头共享。</translation>
    </message>
    <message>
        <source>The word vector is not cut into H pieces. Its queries, keys and values are: every head reads all of d_model through matrices of its own.
An output without W^O is not multi-head attention. Concatenation times W_O and the sum of head_h · W_O,h are one and the same, and W_O is a learned matrix: one linear map, not a transpose and not an MLP.
A second matrix for each head behind a shared W_Q, q_h = W_h·W_Q·x, is allowed but equals one matrix, W_h·W_Q.
A score plus a value is no step of it: a weight times a value is.
Heads whose weights are drawn look for nothing yet: what differs among them comes from the seed.</source>
        <translation>并不是把词向量切成 H 段。切开的是查询、键和值：每个头都通过自己的矩阵读取全部 d_model 维。
没有 W^O 的输出不是多头注意力。拼接后乘以 W_O 与各头 head_h · W_O,h 之和是同一回事；W_O 是学习得到的矩阵：只是一次线性映射，既不是转置，也不是多层感知机。
在共享的 W_Q 之后再给每个头一个矩阵，q_h = W_h·W_Q·x，这样做可以，但等价于单个矩阵 W_h·W_Q。
没有“得分加上值”这一步：是权重乘以值。
权重只是抽取而来的头还没有要找的东西：它们之间的差别来自种子。</translation>
    </message>
    <message>
        <source>The trained model %1 does not know “%2”. Take weights from the seed for any text, or choose among its words: %3</source>
        <translation>已训练模型 %1 不认识“%2”。想用任意文本，请让权重取自种子；否则请从它的词表中选择：%3</translation>
    </message>
    <message>
        <source>All %1 steps are done: of the unseen tokens %2 % are right. Play goes on from here without end; another number of steps is another training.</source>
        <translation>全部 %1 步已完成：未见过的词元答对 %2 %。按“播放”可以从这里一直继续；改变步数就是另一次训练。</translation>
    </message>
    <message>
        <source>Matching brackets: trained</source>
        <translation>括号配对：已训练</translation>
    </message>
    <message>
        <source>Learned: a hidden bracket looks at the one it closes</source>
        <translation>学到的：隐藏的右括号看向它所闭合的左括号</translation>
    </message>
    <message>
        <source>one of the shapes to learn</source>
        <translation>待学图形之一</translation>
    </message>
    <message>
        <source>one of the roads to learn</source>
        <translation>待学道路之一</translation>
    </message>
    <message>
        <source>%1: a model that answers pictures, where one that answers sequences was expected</source>
        <translation>%1：这是回答图片的模型，这里需要回答序列的模型</translation>
    </message>
    <message>
        <source>%1: a model that answers sequences, where one that answers pictures was expected</source>
        <translation>%1：这是回答序列的模型，这里需要回答图片的模型</translation>
    </message>
    <message>
        <source>lanes</source>
        <translation>车道线</translation>
    </message>
    <message>
        <source>no line</source>
        <translation>没有车道线</translation>
    </message>
    <message>
        <source>line of a lane</source>
        <translation>车道线</translation>
    </message>
    <message>
        <source>%1: it was trained on other classes than those of the task “%2” here; train it again with --train</source>
        <translation>%1：它训练时的类别与此处任务“%2”的不同；请用 --train 重新训练</translation>
    </message>
    <message>
        <source>A picture of %1 × %1 pixels cannot be halved for %2 stages; choose fewer</source>
        <translation>%1 × %1 像素的图片不够 %2 个阶段逐次减半；请减少阶段</translation>
    </message>
    <message>
        <source>A network needs channels, two classes and an odd kernel</source>
        <translation>网络需要通道、两个类别和奇数边长的卷积核</translation>
    </message>
    <message>
        <source>What the network learns from pictures drawn on the spot.</source>
        <translation>网络从当场绘制的图片中学习什么。</translation>
    </message>
    <message>
        <source>Decides the first weights and every picture; the same seed trains the same network.</source>
        <translation>决定初始权重和每张图片；种子相同，训练出的网络相同。</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段数</translation>
    </message>
    <message>
        <source>A convolution, ReLU and the gates each; every stage has half the height and width of the one before.</source>
        <translation>每个阶段为一次卷积、ReLU 和门；每个阶段的高和宽都是前一个阶段的一半。</translation>
    </message>
    <message>
        <source>Maps of the first stage; every further one has twice as many.</source>
        <translation>第一阶段的特征图数；之后每阶段加倍。</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>The gates behind the ReLU of every stage: over channels, over channels and places, or the first before the second.</source>
        <translation>每阶段 ReLU 之后的门：只作用于通道、作用于通道和位置，或前者之后接后者。</translation>
    </message>
    <message>
        <source>SE, CBAM</source>
        <translation>SE，CBAM</translation>
    </message>
    <message>
        <source>How many times narrower the hidden layer of a gate is than the channels.</source>
        <translation>门的隐藏层比通道数窄多少倍。</translation>
    </message>
    <message>
        <source>The network has no gates.</source>
        <translation>该网络没有门。</translation>
    </message>
    <message>
        <source>Side of the window of CBAM's gate over places.</source>
        <translation>CBAM 位置门的窗口边长。</translation>
    </message>
    <message>
        <source>The network has no gates over places.</source>
        <translation>该网络没有位置门。</translation>
    </message>
    <message>
        <source>Self attention distillation</source>
        <translation>自注意力蒸馏</translation>
    </message>
    <message>
        <source>Counts only with self attention distillation.</source>
        <translation>仅在自注意力蒸馏时起作用。</translation>
    </message>
    <message>
        <source>Distillation</source>
        <translation>蒸馏</translation>
    </message>
    <message>
        <source>Whether the map of each stage, how strong its channels are together, learns from that of the next.</source>
        <translation>每个阶段的图（各通道合起来有多强）是否向下一个阶段的图学习。</translation>
    </message>
    <message>
        <source>What the loss of each pair of stages is multiplied by beside the network's own loss.</source>
        <translation>在网络自身的损失之外，每对相邻阶段的损失所乘的系数。</translation>
    </message>
    <message>
        <source>Divides the map before its softmax over the places.</source>
        <translation>图在对各位置做 softmax 之前除以它。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始</translation>
    </message>
    <message>
        <source>After this share of the steps it begins: a network that knows nothing yet has nothing to teach.</source>
        <translation>训练进行到这一比例之后才开始：什么都还不会的网络没有可教的。</translation>
    </message>
    <message>
        <source>disc</source>
        <translation>圆盘</translation>
    </message>
    <message>
        <source>square</source>
        <translation>方块</translation>
    </message>
    <message>
        <source>triangle</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>圆环</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>house</source>
        <translation>房子</translation>
    </message>
    <message>
        <source>car</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>SAD</source>
        <translation>SAD</translation>
    </message>
    <message>
        <source>before distillation</source>
        <translation>蒸馏前</translation>
    </message>
    <message>
        <source>after distillation</source>
        <translation>蒸馏后</translation>
    </message>
    <message>
        <source>Layers of</source>
        <translation>哪些层</translation>
    </message>
    <message>
        <source>G of %1; choose it to see each step</source>
        <translation>%1 的 G；选择它即可查看每一步</translation>
    </message>
    <message>
        <source>G over its maximum, before</source>
        <translation>G 除以其最大值，蒸馏前</translation>
    </message>
    <message>
        <source>G over its maximum, after</source>
        <translation>G 除以其最大值，蒸馏后</translation>
    </message>
    <message>
        <source>A small convolutional network that comes with the program, trained on pictures that it drew: to tell shapes apart, with the gates SE or CBAM, or to find the lines of lanes, without distillation or with it (SAD).</source>
        <translation>随程序附带的小卷积网络，用程序绘制的图片训练而成：分辨图形（带 SE 或 CBAM 门），或寻找车道线（未经或经过蒸馏，SAD）。</translation>
    </message>
    <message>
        <source>Counts only for the maps of a trained network.</source>
        <translation>仅对训练过的网络的特征图起作用。</translation>
    </message>
    <message>
        <source>The trained network %1 has it so.</source>
        <translation>训练过的网络 %1 就是这样。</translation>
    </message>
    <message>
        <source>What the feature maps are made by: a bank of classic filters, the picture's own colours, or a stage of a small network that was trained here. Maps from a file are given as the array “features”.</source>
        <translation>特征图由什么产生：一组经典滤波器、图片自身的颜色，或在此训练的小网络的某个阶段。文件中的特征图以数组“features”给出。</translation>
    </message>
    <message>
        <source>Features: trained network</source>
        <translation>特征：训练过的网络</translation>
    </message>
    <message>
        <source>The weights belong to the maps of the trained network %1.</source>
        <translation>这些权重属于训练过的网络 %1 的特征图。</translation>
    </message>
    <message>
        <source>Its stage</source>
        <translation>第几阶段</translation>
    </message>
    <message>
        <source>Which of its stages the maps come from, before the gates there: deeper ones have more channels and fewer places. The last one when it has fewer.</source>
        <translation>特征图取自哪一个阶段（在该阶段的门之前）：越深通道越多、位置越少。阶段不足时取最后一个阶段。</translation>
    </message>
    <message>
        <source>What the stage reads</source>
        <translation>该阶段的输入</translation>
    </message>
    <message>
        <source>What the stages before made of the picture, behind their gates, at half the height and width each time.</source>
        <translation>前面各阶段从图片得到的结果（经过各自的门），每次高和宽减半。</translation>
    </message>
    <message>
        <source>maps that stage %1 reads</source>
        <translation>第 %1 阶段读入的特征图</translation>
    </message>
    <message>
        <source>The 3 × 3 kernels of this stage, learned on generated pictures, slid over what it reads.</source>
        <translation>该阶段的 3 × 3 卷积核（从生成的图片中学得）在其输入上滑动。</translation>
    </message>
    <message>
        <source>made by the stage before, which has its own picture when it is chosen</source>
        <translation>由前一个阶段产生；选中前一个阶段即可查看其过程</translation>
    </message>
    <message>
        <source>learned by the network %1</source>
        <translation>由网络 %1 学得</translation>
    </message>
    <message>
        <source>Learned: the second stage of a network for shapes</source>
        <translation>学得的：图形网络的第二阶段</translation>
    </message>
    <message>
        <source>share of the strongest place</source>
        <translation>占最强位置的比例</translation>
    </message>
    <message>
        <source>the strongest place of this map</source>
        <translation>这张图中最强的位置</translation>
    </message>
    <message>
        <source>as the stages before show it for %1</source>
        <translation>如前面各步对 %1 所示</translation>
    </message>
    <message>
        <source>computed in the same way from the maps of %1; choose it to see each step</source>
        <translation>以同样方法由 %1 的特征图算得；选择它即可查看每一步</translation>
    </message>
    <message>
        <source>What the next stage of the trained network makes of the maps before, halved: a 3 × 3 convolution and ReLU.</source>
        <translation>训练过的网络的下一个阶段从减半后的特征图得到的结果：3 × 3 卷积和 ReLU。</translation>
    </message>
    <message>
        <source>loss of each pair on this picture</source>
        <translation>这张图片上每对的损失</translation>
    </message>
    <message>
        <source>Before · after</source>
        <translation>蒸馏前后</translation>
    </message>
    <message>
        <source>The same picture through the network trained without the loss and through that trained with it: two trainings from the same seed on the same pictures.</source>
        <translation>同一张图片分别通过未用该损失和用了该损失训练的网络：两次训练的种子和图片相同。</translation>
    </message>
    <message>
        <source>made by stage %1 of the network %2: the lens SE shows its convolution when its maps are chosen</source>
        <translation>由网络 %2 的第 %1 阶段产生：在 SE 镜头中选择它的特征图可看到其卷积</translation>
    </message>
    <message>
        <source>Which layers are compared: the features and blurs behind them, or the stages of a network that learned to find lanes, without this loss or with it.</source>
        <translation>比较哪些层：特征及其后的模糊，或学会寻找车道线的网络的各阶段（未用或用了该损失）。</translation>
    </message>
    <message>
        <source>lanes, SAD</source>
        <translation>车道线，SAD</translation>
    </message>
    <message>
        <source>filters</source>
        <translation>滤波器</translation>
    </message>
    <message>
        <source>Learned: a network for lanes, before and after distillation</source>
        <translation>学得的：车道线网络，蒸馏前后</translation>
    </message>
    <message>
        <source>The trained model adds positions that it has learned: see X + P.</source>
        <translation>训练好的模型会加上它学到的位置：见 X + P。</translation>
    </message>
    <message>
        <source>This task is about pictures: only models of sequences have it.</source>
        <translation>这个任务针对图片：只有序列模型才有此项。</translation>
    </message>
    <message>
        <source>This task is about sequences: only networks for pictures have it.</source>
        <translation>这个任务针对序列：只有图片网络才有此项。</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>门控</translation>
    </message>
    <message>
        <source>All gates are left open, as if they were 1, though the network was trained with them.</source>
        <translation>所有门都保持打开，如同取值为 1，尽管网络是带着它们训练的。</translation>
    </message>
    <message>
        <source>over the channels of stage %1</source>
        <translation>对第 %1 阶段的各通道求和</translation>
    </message>
    <message>
        <source>hidden units h of the mean, times W₂</source>
        <translation>均值的隐藏单元 h 乘以 W₂</translation>
    </message>
    <message>
        <source>hidden units h of the mean and h′ of the maximum, times W₂</source>
        <translation>均值的隐藏单元 h 与最大值的隐藏单元 h′ 乘以 W₂</translation>
    </message>
    <message>
        <source>the mean of each map of the last stage, times the class's weights</source>
        <translation>最后一个阶段每张图的均值乘以该类别的权重</translation>
    </message>
    <message>
        <source>what all stages gave, times the kernel</source>
        <translation>各阶段给出的结果乘以卷积核</translation>
    </message>
    <message>
        <source>1 where the scene has a line of a lane</source>
        <translation>场景中有车道线处为 1</translation>
    </message>
    <message>
        <source>mean of −ln p over all places of all pictures</source>
        <translation>所有图片所有位置上 −ln p 的均值</translation>
    </message>
    <message>
        <source>mean of −ln p over the pictures</source>
        <translation>各图片上 −ln p 的均值</translation>
    </message>
    <message>
        <source>unseen F1 %1 %</source>
        <translation>未见过的 F1 %1 %</translation>
    </message>
    <message>
        <source>All %1 steps are done: the lane score F1 over unseen pictures is %2 %. Play goes on from here without end; another number of steps is another training.</source>
        <translation>全部 %1 步已完成：未见过图片上的车道得分 F1 为 %2 %。按“播放”可以从这里一直继续；改变步数就是另一次训练。</translation>
    </message>
    <message>
        <source>All %1 steps are done: of the unseen pictures %2 % are right. Play goes on from here without end; another number of steps is another training.</source>
        <translation>全部 %1 步已完成：未见过的图片中 %2 % 正确。按“播放”可以从这里一直继续；改变步数就是另一次训练。</translation>
    </message>
    <message>
        <source>spatial masks M_s</source>
        <translation>空间掩码 M_s</translation>
    </message>
    <message>
        <source>lane score F1</source>
        <translation>车道得分 F1</translation>
    </message>
    <message>
        <source>F1, in %</source>
        <translation>F1（%）</translation>
    </message>
    <message>
        <source>✓ picture %1: %2</source>
        <translation>✓ 图片 %1：%2</translation>
    </message>
    <message>
        <source>✗ picture %1: %2, but it is: %3</source>
        <translation>✗ 图片 %1：%2，其实是：%3</translation>
    </message>
    <message>
        <source>picture %1: F1 %2 %, %3 of its places are wrong</source>
        <translation>图片 %1：F1 为 %2 %，有 %3 个位置错误</translation>
    </message>
    <message>
        <source>Step %1: over %2 such pictures the lane score F1 is %3 %, and %4 % of the places are right.</source>
        <translation>第 %1 步：在 %2 张这样的图片上，车道得分 F1 为 %3 %，%4 % 的位置正确。</translation>
    </message>
    <message>
        <source>Step %1: of %2 such pictures %3 % are right.</source>
        <translation>第 %1 步：%2 张这样的图片中 %3 % 正确。</translation>
    </message>
    <message>
        <source>Without its gates: %1 %.</source>
        <translation>去掉门控后：%1 %。</translation>
    </message>
    <message>
        <source>SE of stage %1: s</source>
        <translation>第 %1 阶段的 SE：s</translation>
    </message>
    <message>
        <source>CBAM of stage %1: M_c</source>
        <translation>第 %1 阶段的 CBAM：M_c</translation>
    </message>
    <message>
        <source>channels</source>
        <translation>通道</translation>
    </message>
    <message>
        <source>How far each channel is turned up or down, for each of the four pictures: where columns are alike, the gate does not look at the picture.</source>
        <translation>对四张图片，每个通道被放大或减弱多少：一列中各数相同之处，门控并未看图片。</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>probability of each class</source>
        <translation>每个类别的概率</translation>
    </message>
    <message>
        <source>How sure the network is of each class: the softmax of its logits.</source>
        <translation>网络对每个类别有多大把握：其 logits 的 softmax。</translation>
    </message>
    <message>
        <source>How sure the network is of a line at each place, and where lines really are, hidden or not.</source>
        <translation>网络对每个位置有线的把握，以及线真正在哪里，无论是否被遮挡。</translation>
    </message>
    <message>
        <source>How well the same weights answer when gates are left open, as if they were 1.</source>
        <translation>当门保持打开（如同取值为 1）时，同样的权重答得如何。</translation>
    </message>
    <message>
        <source>masks</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>Where the gate over places of each stage lets through, over four pictures that the network is never trained on.</source>
        <translation>每个阶段的空间门在哪里放行，叠在四张网络从不用来训练的图片上。</translation>
    </message>
    <message>
        <source>maps</source>
        <translation>注意力图</translation>
    </message>
    <message>
        <source>How strong all channels of a stage are together at each place, over four pictures that the network is never trained on.</source>
        <translation>一个阶段的所有通道在每个位置合起来有多强，叠在四张网络从不用来训练的图片上。</translation>
    </message>
    <message>
        <source>the whole network</source>
        <translation>整个网络</translation>
    </message>
    <message>
        <source>without any gate</source>
        <translation>去掉所有门控</translation>
    </message>
    <message>
        <source>without SE</source>
        <translation>去掉 SE</translation>
    </message>
    <message>
        <source>without CBAM</source>
        <translation>去掉 CBAM</translation>
    </message>
    <message>
        <source>Shapes with CBAM: from nothing</source>
        <translation>形状，带 CBAM：从零开始</translation>
    </message>
    <message>
        <source>Shapes with CBAM: trained</source>
        <translation>形状，带 CBAM：已训练</translation>
    </message>
    <message>
        <source>Shapes with SE: from nothing</source>
        <translation>形状，带 SE：从零开始</translation>
    </message>
    <message>
        <source>Shapes with SE: trained</source>
        <translation>形状，带 SE：已训练</translation>
    </message>
    <message>
        <source>Shapes with SE and CBAM: from nothing</source>
        <translation>形状，带 SE 和 CBAM：从零开始</translation>
    </message>
    <message>
        <source>Shapes without gates: from nothing</source>
        <translation>形状，无门控：从零开始</translation>
    </message>
    <message>
        <source>Lanes: from nothing</source>
        <translation>车道线：从零开始</translation>
    </message>
    <message>
        <source>Lanes: trained</source>
        <translation>车道线：已训练</translation>
    </message>
    <message>
        <source>Lanes with distillation: from nothing</source>
        <translation>车道线，带蒸馏：从零开始</translation>
    </message>
    <message>
        <source>Lanes with distillation: trained</source>
        <translation>车道线，带蒸馏：已训练</translation>
    </message>
    <message>
        <source>probability of a line</source>
        <translation>是线的概率</translation>
    </message>
    <message>
        <source>where the lines are</source>
        <translation>线在哪里</translation>
    </message>
    <message>
        <source>over the largest of this stage in all four pictures</source>
        <translation>除以这个阶段在四张图片中的最大值</translation>
    </message>
    <message>
        <source>attention map Σ A², over its largest</source>
        <translation>注意力图 Σ A²，除以其最大值</translation>
    </message>
    <message>
        <source>attention map now less that at step %1</source>
        <translation>现在的注意力图减去第 %1 步的</translation>
    </message>
    <message>
        <source>word to write (query)</source>
        <translation>要写出的词（查询）</translation>
    </message>
    <message>
        <source>Compared layers</source>
        <translation>比较的层</translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation>车道线</translation>
    </message>
    <message>
        <source>Shapes</source>
        <translation>形状</translation>
    </message>
<message>
        <source>Shown is step %1, which was not judged; the last one before it that was:</source>
        <translation>显示的是第 %1 步，这一步没有评估过；此前最近一次评估是：</translation>
    </message>
    <message>
        <source>before shuffling</source>
        <translation>打乱前</translation>
    </message>
    <message>
        <source>%1 was written by a newer version: what this one knows was opened.</source>
        <translation>%1 由更新的版本写成：已打开本版本认识的内容。</translation>
    </message>
</context>
<context>
    <name>att::HistoryDialog</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>As it was at the start</source>
        <translation>最初的样子</translation>
    </message>
</context>
</TS>
