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
        <source>Head %1</source>
        <translation>第 %1 个头</translation>
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
        <source>scale shared by all heads</source>
        <translation>所有头共用色标</translation>
    </message>
    <message>
        <source>logarithmic</source>
        <translation>对数</translation>
    </message>
    <message>
        <source>first key left out</source>
        <translation>略去第一个键</translation>
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
        <source>Head %1 — %2</source>
        <translation>第 %1 个头 — %2</translation>
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
        <translation>下一步骤(&amp;S)</translation>
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
</context>
<context>
    <name>att::ArraysEditor</name>
    <message>
        <source>from seed</source>
        <translation>来自种子</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>%1: open a file</source>
        <translation>%1：打开文件</translation>
    </message>
    <message>
        <source>%1: back to the seed</source>
        <translation>%1：回到种子</translation>
    </message>
    <message>
        <source>Lets go of the file and draws from the seed again.</source>
        <translation>放开这个文件，重新从种子抽取。</translation>
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
        <source>Heads</source>
        <translation>头</translation>
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
        <translation>各步骤所保留的全部数值，每个四字节。</translation>
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
        <source>%1 was written by a newer version: what this one knows was opened, and saving will ask for another name.</source>
        <translation>%1 由更新的版本写成：已打开本版本认识的内容，保存时会要求另取名字。</translation>
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
        <source>Heads of %1</source>
        <translation>%1的各个头</translation>
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
        <translation>步骤</translation>
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
        <source>Up and down walk along the tokens, left and right change the side, Enter isolates a query</source>
        <translation>上下键在词元间移动，左右键换边，回车键单独显示一个查询</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2：%3</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <translation>%1 %2，%3</translation>
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
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>As it was at the start</source>
        <translation>最初的样子</translation>
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
        <source>Everything that can be opened (*.attention *.json *.png *.svg *.npz *.npy *.safetensors *.csv)</source>
        <translation>所有可打开的文件 (*.attention *.json *.png *.svg *.npz *.npy *.safetensors *.csv)</translation>
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
    <name>att::StageButton</name>
    <message>
        <source>Stage %1, %2</source>
        <translation>步骤 %1，%2</translation>
    </message>
</context>
<context>
    <name>att::StageStrip</name>
    <message>
        <source>Stages</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Earlier stages</source>
        <translation>前面的步骤</translation>
    </message>
    <message>
        <source>Later stages</source>
        <translation>后面的步骤</translation>
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
        <source>Write a sentence in any language</source>
        <translation>用任何语言写一句话</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Write another text (F2). Every letter takes effect at once.</source>
        <translation>写另一段文本（F2）。每个字母立即生效。</translation>
    </message>
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
        <source>%1 is JSON, but holds no array: expected lists of numbers under their names, such as {&quot;w_q&quot;: [[1, 2], [3, 4]]}</source>
        <translation>%1 是 JSON，但不含数组：这里需要带名称的数字列表，例如 {&quot;w_q&quot;: [[1, 2], [3, 4]]}</translation>
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
        <source>expected one of &quot; \ / b f n r t u after a backslash</source>
        <translation>反斜杠之后应为 &quot; \ / b f n r t u 之一</translation>
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
        <source>expected &apos;:&apos; after the key</source>
        <translation>键之后应为“:”</translation>
    </message>
    <message>
        <source>expected a key in double quotes</source>
        <translation>应为双引号括起的键</translation>
    </message>
    <message>
        <source>expected &apos;,&apos; or &apos;}&apos;</source>
        <translation>应为“,”或“}”</translation>
    </message>
    <message>
        <source>expected &apos;,&apos; or &apos;]&apos;</source>
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
        <source>raw bytes, as bfloat16 is written; save as float32 instead: .float() in PyTorch, .astype(&apos;float32&apos;) in NumPy</source>
        <translation>原始字节，bfloat16 就是这样写的；请改存为 float32：PyTorch 用 .float()，NumPy 用 .astype(&apos;float32&apos;)</translation>
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
        <source>It may run code when read, so it is not. Convert it in Python: from safetensors.torch import save_file; save_file(torch.load(&quot;x.pt&quot;, weights_only=True), &quot;x.safetensors&quot;)</source>
        <translation>读取它可能会运行代码，因此不读取。请在 Python 中转换：from safetensors.torch import save_file; save_file(torch.load(&quot;x.pt&quot;, weights_only=True), &quot;x.safetensors&quot;)</translation>
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
        <source>%1: the archive&apos;s member number %2 is damaged</source>
        <translation>%1：压缩包的第 %2 个成员已损坏</translation>
    </message>
    <message>
        <source>%1: member %2 claims to unpack %3 bytes to %4, which cannot be</source>
        <translation>%1：成员 %2 声称从 %3 字节解压到 %4，这不可能</translation>
    </message>
    <message>
        <source>%1: the archive&apos;s members claim more bytes than the file has</source>
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
        <source>makes queries: the heads&apos; blocks of d_k rows one below the other</source>
        <translation>产生查询：各头的 d_k 行依次上下排列</translation>
    </message>
    <message>
        <source>makes keys: the heads&apos; blocks of d_k rows one below the other</source>
        <translation>产生键：各头的 d_k 行依次上下排列</translation>
    </message>
    <message>
        <source>makes values: the heads&apos; blocks of d_v rows one below the other</source>
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
        <source>The heads&apos; results side by side.</source>
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
        <source>One last linear map lets the heads&apos; results mix.</source>
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
        <source>What is added to a token&apos;s vector to say where it stands; without it attention cannot tell the order.</source>
        <translation>加到词元向量上以说明它所在位置的内容；没有它，注意力无法分辨顺序。</translation>
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
        <source>sine, as the dimension&apos;s number 2i is even</source>
        <translation>正弦，因为维度编号 2i 是偶数</translation>
    </message>
    <message>
        <source>cosine, as the dimension&apos;s number 2i+1 is odd</source>
        <translation>余弦，因为维度编号 2i+1 是奇数</translation>
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
        <source>sum of the row&apos;s exponentials</source>
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
        <source>Several heads look at the same sequence side by side, each with queries, keys and values of its own, so that each can look for something else; W^O joins what they found. (Vaswani et al. 2017, section 3.2.2.) Every head reads all of d_model, and with d_k = d_model / heads more heads cost nothing. Compare the heads&apos; maps: where they differ, they see different relations.</source>
        <translation>若干个头并排观察同一个序列，每个头都有自己的查询、键和值，因此各自可以寻找不同的东西；W^O 把它们的发现合并起来。（Vaswani 等 2017，3.2.2 节。）每个头都读取整个 d_model；当 d_k = d_model / 头数 时，头再多也不增加代价。比较各头的热图：不同之处就是它们看到的不同关系。</translation>
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
        <source>White, dark, or nothing behind the figure, whatever the window&apos;s theme is.</source>
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
        <source>100 % suits the figure&apos;s width: 7 pt in a journal&apos;s column, 17 pt on a slide.</source>
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
        <source>%1 is JSON, but not a workspace of this program: it has no &quot;format&quot;: &quot;%2&quot;.</source>
        <translation>%1 是 JSON，但不是本程序的工作区：它没有 &quot;format&quot;: &quot;%2&quot;。</translation>
    </message>
    <message>
        <source>%1: &quot;version&quot; must be a whole number from 1.</source>
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
        <translation>大图所示的内容、所有头的网格、所有步骤的面板各存一个文件，或全部放在一张图上。</translation>
    </message>
    <message>
        <source>stages</source>
        <translation>各步骤</translation>
    </message>
    <message>
        <source>sheet</source>
        <translation>整页</translation>
    </message>
    <message>
        <source>X is n × d_model. Each head h has its own W_Q and W_K, d_k × d_model, and W_V, d_v × d_model; they stand one below the other in W_Q, W_K and W_V. Scores and weights are H × n × n, the heads&apos; results H × n × d_v, side by side n × H·d_v. W_O is d_model × H·d_v and gives n × d_model.</source>
        <translation>X 为 n × d_model。每个头 h 有自己的 W_Q 和 W_K（d_k × d_model）以及 W_V（d_v × d_model）；各头的矩阵在 W_Q、W_K、W_V 中上下叠放。得分和权重为 H × n × n，各头的结果为 H × n × d_v，并排后为 n × H·d_v。W_O 为 d_model × H·d_v，输出为 n × d_model。</translation>
    </message>
    <message>
        <source>Vaswani et al. 2017, “Attention Is All You Need”, section 3.2.2 (arXiv 1706.03762). Weights stand as in PyTorch&apos;s nn.MultiheadAttention. The names of heads are ours: each stands with the measure and the threshold that earn it.</source>
        <translation>Vaswani 等 2017，《Attention Is All You Need》，3.2.2 节（arXiv 1706.03762）。权重的存放方式与 PyTorch 的 nn.MultiheadAttention 相同。头的名称是本程序起的：每个名称都附有得名所依据的度量和阈值。</translation>
    </message>
    <message>
        <source>Sort the heads by entropy: some look at few tokens, some at all. Where two maps differ, the heads see different relations.
Change the number of heads with d_k tied: parameters and multiply-adds stay as they are, the maps become other ones. Untie d_k and they grow with every head.
Walk to “concat” and “W^O output”: before W^O each head owns its columns, after it all heads share every column.</source>
        <translation>按熵给各头排序：有的头只看少数词元，有的头看所有词元。两张图不同之处，就是两个头看到的不同关系。
在绑定 d_k 时改变头数：参数量和乘加次数不变，图却不同了。解除绑定后，每多一个头，二者都会增加。
依次走到“拼接”和“W^O 输出”：经过 W^O 之前，每个头占有自己的列；之后每一列由所有头共享。</translation>
    </message>
    <message>
        <source>The word vector is not cut into H pieces. Its queries, keys and values are: every head reads all of d_model through matrices of its own.
An output without W^O is not multi-head attention. Concatenation times W_O and the sum of head_h · W_O,h are one and the same, and W_O is a learned matrix: one linear map, not a transpose and not an MLP.
A second matrix for each head behind a shared W_Q, q_h = W_h·W_Q·x, is allowed but equals one matrix, W_h·W_Q.
A score plus a value is no step of it: a weight times a value is.
Untrained heads look for nothing yet: what differs here comes from the seed.</source>
        <translation>并不是把词向量切成 H 段。切开的是查询、键和值：每个头都通过自己的矩阵读取全部 d_model 维。
没有 W^O 的输出不是多头注意力。拼接后乘以 W_O 与各头 head_h · W_O,h 之和是同一回事；W_O 是学习得到的矩阵：只是一次线性映射，既不是转置，也不是多层感知机。
在共享的 W_Q 之后再给每个头一个矩阵，q_h = W_h·W_Q·x，这样做可以，但等价于单个矩阵 W_h·W_Q。
没有“得分加上值”这一步：是权重乘以值。
未训练的头还没有要找的东西：这里的差别来自随机种子。</translation>
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
</context>
</TS>
